"""Keys of the page that shows where appointments are fetched from."""

from kiosk.messages.key import StaffKey


class Sources(StaffKey):
    TITLE = "sources.title"
    EMPTY = "sources.empty"
    RUN = "sources.run"
    RUN_ASKED = "sources.run_asked"
    PREVIEW = "sources.preview"
    PREVIEW_TITLE = "sources.preview_title"
    PREVIEW_BUSY = "sources.preview_busy"
    FINE = "sources.fine"
    FAILING = "sources.failing"
    COMING = "sources.coming"
    NEVER = "sources.never"
    NAME = "sources.name"
    PLAN_FROM = "sources.plan_from"
    NO_PLAN = "sources.no_plan"
    LAST_RUN = "sources.last_run"
    ADDED = "sources.added"
    CHANGED = "sources.changed"
    CANCELLED = "sources.cancelled"
    NOTHING_NEW = "sources.nothing_new"
    LEFT_OUT = "sources.left_out"
    LEFT_OUT_WHY = "sources.left_out_why"
    LEFT_ROW = "sources.left_row"
    LEFT_ROW_OF = "sources.left_row_of"
    LEFT_PART = "sources.left_part"
    OUTSIDE = "sources.outside"
    UNMAPPED = "sources.unmapped"


class SourceReason(StaffKey):
    """Why a source gave nothing, and what to do about it."""

    FOLDER_MISSING = "source_reason.folder_missing"
    CANNOT_FINISH = "source_reason.cannot_finish"
    SECRET_MISSING = "source_reason.secret_missing"
    UNREACHABLE = "source_reason.unreachable"
    TIMED_OUT = "source_reason.timed_out"
    BAD_CERTIFICATE = "source_reason.bad_certificate"
    ADDRESS_REFUSED = "source_reason.address_refused"
    REDIRECTED = "source_reason.redirected"
    LOGIN_REFUSED = "source_reason.login_refused"
    FORBIDDEN = "source_reason.forbidden"
    NOT_FOUND = "source_reason.not_found"
    THROTTLED = "source_reason.throttled"
    SERVER_ERROR = "source_reason.server_error"
    NOT_A_CALENDAR = "source_reason.not_a_calendar"
    TOO_LARGE = "source_reason.too_large"
    NOTHING_FOUND = "source_reason.nothing_found"
    OTHER = "source_reason.other"


class FileReason(StaffKey):
    """Why a whole file was set aside."""

    EMPTY = "file_reason.empty"
    TOO_LARGE = "file_reason.too_large"
    HEADINGS = "file_reason.headings"
    OTHER = "file_reason.other"
