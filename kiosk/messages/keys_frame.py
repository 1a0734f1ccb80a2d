"""Keys of what stands around every page of the kiosk."""

from kiosk.messages.key import KioskKey


class Frame(KioskKey):
    """Header, help tools and the way back."""

    CLOCK = "frame.clock"
    RECEPTION = "frame.reception"
    MORE_LANGUAGES = "frame.more_languages"
    CHOOSE_LANGUAGE = "frame.choose_language"
    LARGER_TEXT = "frame.larger_text"
    CONTRAST = "frame.contrast"
    READ_ALOUD = "frame.read_aloud"
    CONTROLS_DOWN = "frame.controls_down"
    BACK = "frame.back"
    START_OVER = "frame.start_over"
