"""The service's HTTP side: routers, who may do what, error mapping, event streams."""
