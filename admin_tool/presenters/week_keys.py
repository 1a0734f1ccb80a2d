"""A week of times in words, for the keys from which a day is chosen."""

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.times_rows import day_count
from admin_tool.models.topic_week import TopicWeek
from admin_tool.presenters.workplace import Workplace
from admin_tool.views.week_bar import DayKey, WeekTexts
from kiosk.domain.service_day import service_day
from kiosk.messages.keys_staff import Time
from kiosk.messages.keys_staff_times import Times


def day_keys(at: Workplace, week: TopicWeek) -> list[DayKey]:
    say = at.wording.say
    found = []
    for day in week.days(at.zone):
        count = say(day_count(week, day, at.zone))
        spoken = f"{say(phrase(Time.DAY, day=day))}, {count}"
        short = say(day_count(week, day, at.zone, only_free=True))
        title = at.wording.short_day(day)
        found.append(DayKey(id=day.isoformat(), title=title, count=count, short=short, spoken=spoken))
    return found


def week_texts(at: Workplace, week: TopicWeek) -> WeekTexts:
    say = at.wording.say
    return WeekTexts(
        week=say(phrase(Times.WEEK, number=week.monday.isocalendar().week)),
        earlier=say(Phrase(Times.EARLIER)),
        later=say(Phrase(Times.LATER)),
    )


def may_turn_back(at: Workplace, week: TopicWeek) -> bool:
    """Not before this week: nothing can be booked there."""
    return week.monday > service_day(at.clock(), at.zone)
