"""All routes of the staff."""

from kiosk.service.api import staff_devices, staff_imports, staff_lists, staff_sessions, staff_users

ROUTERS = (staff_sessions.router, staff_users.router, staff_devices.router, staff_lists.router, staff_imports.router)
