"""What every page is made of: words, controls, and what is beneath them, fitted to the glass."""

from bisect import bisect_left

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Key as MessageKey
from kiosk.screens.arrangement import Span, stacked
from kiosk.screens.keys import Key, Style
from kiosk.screens.look import Look, Role
from kiosk.screens.painted import Painted
from kiosk.screens.prose import Prose
from kiosk.screens.tiles import Tiles, tiles_of
from kiosk.screens.zone import Zone


class Page(QWidget):
    """Portrait: `words`, `controls`, `extras` beneath each other; landscape: in two columns.

    A page fills its zones once, remembers what it was told to show, and puts that into words for
    each language. It never decides what comes next.
    """

    signals: tuple[str, ...] = ()  # what the citizen can do here, besides the frame's
    beside = True  # landscape: the controls stand beside the words
    extras_with_words = True  # landscape: beneath the words, else beneath the controls
    extras_at_bottom = False  # portrait: spare room stands above the extras
    variants = 1
    air = 84  # above the words, in pixels of the design
    has_help = False  # the frame shows help tools instead of the way back
    has_way_back = True
    has_start_over = True
    has_reception_line = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Zone(self)
        self.controls = Zone(self)
        self.extras = Zone(self)
        self._spoken: list[tuple[Prose | Key, MessageKey]] = []
        self._catalogue: Catalogue | None = None
        self._look: Look | None = None
        self._dressed: Look | None = None  # the same, squeezed

    def prose(self, zone: Zone, role: Role, key: MessageKey | None = None, *, colour: str = "muted") -> Prose:
        """Another text in that zone; with a key, `speak` puts it into words."""
        made = Prose(role, zone, colour=colour)
        zone.add(made)
        if key is not None:
            self._spoken.append((made, key))
        return made

    def key(self, zone: Zone, style: Style, key: MessageKey | None = None, *, icon: str | None = None) -> Key:
        """Another thing to touch in that zone."""
        made = Key(style, zone, icon=icon)
        zone.add(made)
        if key is not None:
            self._spoken.append((made, key))
        return made

    def row(self, zone: Zone, *keys: Key, columns: int | None = None) -> Tiles:
        """Put keys that were not added to a zone side by side."""
        made = tiles_of(zone, keys, columns=columns or len(keys))
        zone.add(made)
        return made

    def speak(self, catalogue: Catalogue) -> None:
        """Put everything that the page shows into the words of that language."""
        self._catalogue = catalogue
        for part, key in self._spoken:
            part.show_text(catalogue.text(key))
        self._put_into_words(catalogue)

    def targets(self) -> list[Key]:
        """What can be touched now, in reading order."""
        shown = [key for key in self.findChildren(Key) if not key.isHidden() and key.isEnabled()]
        return sorted(shown, key=self._reading_place)

    def sentences(self) -> list[str]:
        """Every text shown, from top to bottom and in reading direction."""
        shown = [part for part in self.painted() if isinstance(part, QWidget) and part.accessibleName()]
        return [part.accessibleName() for part in sorted(shown, key=self._reading_place)]

    def fit(self, look: Look) -> bool:
        """Dress and lay out for a page of the present size, so that every word has room.

        First the page's variants are tried, then smaller and smaller texts, of which the largest
        shows as much at once as it can. Whether the texts are as large as they should be.
        """
        self._look = look
        steps = look.steps()
        for variant in range(self.variants):
            self.vary(variant, look)
            if self._fits_in(steps[0]):
                return True
        first = bisect_left(steps, True, key=self._fits_in)
        taken = steps[min(first, len(steps) - 1)]
        for variant in range(self.variants):
            self.vary(variant, look)
            if self._fits_in(taken):
                return taken.is_as_wanted
        return False

    def vary(self, variant: int, look: Look) -> None:
        """Show less at once, the more the higher: for pages that can be turned or leave out a line."""

    def relay(self) -> None:
        """After other words came to stand in the same places."""
        if self._dressed is not None:
            self._lay_out(self._dressed)

    def fits(self) -> bool:
        zones = self._zones()
        lowest = max((zone.geometry().bottom() for zone in zones), default=0)
        return lowest < self.height() and all(part.fits() for part in self.painted())

    def painted(self) -> list[Painted]:
        """The parts shown now."""
        children = self.findChildren(QWidget)
        return [c for c in children if isinstance(c, Painted) and not c.isHidden()]

    def dress(self, look: Look) -> None:
        """Sizes and colours of all parts; pages add their own distances."""
        for part in self.findChildren(QWidget):
            if isinstance(part, Painted):
                part.dress(look)
        self.words.gap = look.px(20)
        self.controls.gap = look.px(24)
        self.extras.gap = look.px(20)

    def _put_into_words(self, catalogue: Catalogue) -> None:
        """What the page was told to show, beside what always stands there."""

    def _say_anew(self) -> None:
        """After the page was told to show something else."""
        if self._catalogue is not None:
            self._put_into_words(self._catalogue)

    def _fits_in(self, look: Look) -> bool:
        self._lay_out(look)
        return self.fits()

    def _reading_place(self, part: QWidget) -> tuple[int, int, int]:
        """Zone by zone, then from top to bottom, then in the direction of reading."""
        zone = next(n for n, zone in enumerate(self._all_zones()) if zone.isAncestorOf(part))
        place = part.mapTo(self, part.rect().topLeft())
        parent = part.parentWidget()  # WHY: the keypad reads from left to right on every page
        mirrored = parent is not None and parent.isRightToLeft()
        return zone, place.y(), -place.x() if mirrored else place.x()

    def _all_zones(self) -> tuple[Zone, Zone, Zone]:
        return self.words, self.controls, self.extras

    def _zones(self) -> list[Zone]:
        return [zone for zone in self._all_zones() if not zone.is_empty]

    def _lay_out(self, look: Look) -> None:
        self._dressed = look
        self.dress(look)
        if look.portrait or not self.beside:
            self._place_beneath(look)
        else:
            self._place_beside(look)

    def _place_beneath(self, look: Look) -> None:
        zones = self._zones()
        low = look.low and not self.controls.is_empty
        spare_at = len(zones) - 1 if self.extras_at_bottom else len(zones)
        spans = stacked(
            [zone.height_in(self.width()) for zone in zones],
            room=self.height(),
            gap=look.px(60),
            first=look.px(self.air if look.portrait else self.air / 2),
            spare_at=1 if low else spare_at,
            from_top=self._lower_edge(look) if low else None,
        )
        self._put(zones, spans, 0, self.width())

    def _place_beside(self, look: Look) -> None:
        gap = look.px(72)
        column = (self.width() - gap) // 2
        left, right = [self.words], [self.controls]
        if not self.extras.is_empty:
            (left if self.extras_with_words else right).append(self.extras)
        starts = (0, column + gap)
        if self.isRightToLeft():
            starts = (column + gap, 0)
        for zones, start in zip((left, right), starts, strict=True):
            self._put(zones, self._column_spans(zones, column, look), start, column)

    def _column_spans(self, zones: list[Zone], width: int, look: Look) -> list[Span]:
        """In the middle of the height, or with everything but the words moved down."""
        heights = [zone.height_in(width) for zone in zones]
        if look.low:
            first = 1 if zones[0] is self.words else 0
            edge = self._lower_edge(look) if first < len(zones) else None
            return stacked(heights, room=self.height(), gap=look.px(48), spare_at=first, from_top=edge)
        spans = stacked(heights, room=self.height(), gap=look.px(48), spare_at=len(zones))
        used = spans[-1].top + spans[-1].height
        shift = max(0, (self.height() - used) // 2)
        return [Span(top=span.top + shift, height=span.height) for span in spans]

    def _put(self, zones: list[Zone], spans: list[Span], left: int, width: int) -> None:
        for zone, span in zip(zones, spans, strict=True):
            zone.place(QRect(left, span.top, width, span.height))

    def _lower_edge(self, look: Look) -> int:
        """Where the controls may begin, seen from this page."""
        top = self.mapTo(self.window(), self.rect().topLeft()).y()
        return max(0, look.reach - top)
