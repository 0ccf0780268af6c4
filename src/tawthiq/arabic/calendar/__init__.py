"""Time in Arabic text, by the conventions of the record contract.

Month names of the Levant, Egypt and the Gulf, the Maghreb and the Hijri year (Umm al-Qura), dual names,
ranges, weekdays, relative and vague times, dates in digits, seasons, and a monitor's own calendar.

>>> from datetime import date
>>> from tawthiq.arabic.calendar import read_date
>>> phrase = read_date("من 24 مارس/ آذار وحتى السادس من شهر أبريل/ نيسان الجاري", date(2019, 4, 13))
>>> phrase.start.isoformat(), phrase.end.isoformat()
('2019-03-24', '2019-04-06')
>>> read_date("في 15 رمضان 1443 هـ").start.isoformat()
'2022-04-16'
"""

from tawthiq.arabic.calendar.arithmetic import Month
from tawthiq.arabic.calendar.finding import find_times, may_begin_time, read_date
from tawthiq.arabic.calendar.phrases import TimePhrase, resolve_back, resolve_same

__all__ = ["Month", "TimePhrase", "find_times", "may_begin_time", "read_date", "resolve_back", "resolve_same"]
