"""All routes of the staff."""

from kiosk.service.api import (
    staff_alarms,
    staff_appointments,
    staff_availability,
    staff_bookings,
    staff_channels,
    staff_devices,
    staff_figures,
    staff_imports,
    staff_lists,
    staff_messages,
    staff_rooms,
    staff_sessions,
    staff_steps,
    staff_times,
    staff_users,
    staff_visits,
)

ROUTERS = (
    staff_alarms.router,
    staff_sessions.router,
    staff_visits.router,
    staff_steps.router,
    staff_appointments.router,
    staff_times.router,
    staff_bookings.router,
    staff_availability.router,
    staff_figures.router,
    staff_lists.router,
    staff_rooms.router,
    staff_imports.router,
    staff_devices.router,
    staff_users.router,
    staff_messages.router,
    staff_channels.router,
)
