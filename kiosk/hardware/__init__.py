"""What a kiosk has beside its screen: the slip printer and the code scanner, each with a stand-in."""
