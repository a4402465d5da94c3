namespace Kalapa.Domain.Promises;

/// <summary>
/// When one side of a branch works. Working time is read off the clock on the branch's wall: an hour between eight and nine counts as one, whatever its zone does at night.
/// Both questions cost a search in the holidays, however many years lie between.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TimeZoneInfo _zone;
    private readonly OpenHours?[] _week = new OpenHours?[7];

    // Working time of the days of a week before each, Monday first, and of the whole week.
    private readonly long[] _before = new long[8];

    // Holidays on days that would be worked, in order, with the working time that they and those before them take.
    private readonly int[] _holidays;
    private readonly long[] _lost;

    /// <param name="zone">Of the branch.</param>
    /// <param name="week">Seven days, Monday first; null for a day off.</param>
    /// <param name="holidays">Days off, whatever their weekday.</param>
    public WorkingCalendar(TimeZoneInfo zone, IReadOnlyList<OpenHours?> week, IEnumerable<DateOnly> holidays)
    {
        _zone = zone;
        for (var day = 0; day < 7; day++)
        {
            _week[day] = week[day] is { } hours && hours.AreInOrder() ? hours : null;
            _before[day + 1] = _before[day] + (_week[day]?.Length().Ticks ?? 0);
        }

        _holidays = [.. holidays.Select(day => day.DayNumber).Distinct().Order().Where(day => _week[day % 7] is not null)];
        _lost = new long[_holidays.Length + 1];
        for (var at = 0; at < _holidays.Length; at++)
        {
            _lost[at + 1] = _lost[at] + _week[_holidays[at] % 7]!.Length().Ticks;
        }
    }

    /// <summary>Day and night, every day: for emergencies.</summary>
    public static WorkingCalendar RoundTheClock { get; } = new(TimeZoneInfo.Utc, [.. Enumerable.Repeat(OpenHours.AllDay, 7)], []);

    /// <summary>Somebody works at that instant.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        var wall = Wall(at);
        return HoursOn(DayOf(wall)) is { } hours && wall.TimeOfDay >= hours.From.ToTimeSpan() && wall.TimeOfDay < hours.End();
    }

    /// <summary>How long was worked between two instants; none when they are the wrong way round.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? TimeSpan.Zero : new(Math.Max(0, WorkedUntil(Wall(to)) - WorkedUntil(Wall(from))));

    /// <summary>The first instant at which <paramref name="duration"/> was worked since <paramref name="from"/>; null when nobody ever works that long.</summary>
    public DateTimeOffset? AfterWorkingTime(DateTimeOffset from, TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
        {
            return from;
        }

        var wall = Wall(from);
        var goal = WorkedUntil(wall) + duration.Ticks;
        if (LastDay(DayOf(wall), goal) is not { } day)
        {
            return null;
        }

        var opens = DateTime.MinValue.AddDays(day) + HoursOn(day)!.From.ToTimeSpan();
        return Instant(opens.AddTicks(goal - WorkedBefore(day)));
    }

    /// <summary>The first day at whose end <paramref name="goal"/> is reached. Working time only grows, so the step doubles until it is passed and the day is then searched for.</summary>
    private int? LastDay(int first, long goal)
    {
        var (low, step) = (first, 1);
        while (WorkedBefore(low + step) < goal)
        {
            low += step;
            step *= 2;
            if (_before[7] == 0 || low + step > DateOnly.MaxValue.DayNumber)
            {
                return null;
            }
        }

        var high = low + step - 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = WorkedBefore(middle + 1) >= goal ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private long WorkedUntil(DateTime wall)
    {
        var day = DayOf(wall);
        var today = HoursOn(day) is { } hours ? Math.Clamp(wall.TimeOfDay.Ticks, hours.From.Ticks, hours.End().Ticks) - hours.From.Ticks : 0;
        return WorkedBefore(day) + today;
    }

    /// <summary>All working time before a day, from the first of all days on, which was a Monday.</summary>
    private long WorkedBefore(int day)
    {
        var at = Array.BinarySearch(_holidays, day);
        return (day / 7 * _before[7]) + _before[day % 7] - _lost[at >= 0 ? at : ~at];
    }

    private OpenHours? HoursOn(int day) => Array.BinarySearch(_holidays, day) >= 0 ? null : _week[day % 7];

    private static int DayOf(DateTime wall) => (int)(wall.Ticks / Day.Ticks);

    private DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    private DateTimeOffset Instant(DateTime wall) => new DateTimeOffset(wall, _zone.GetUtcOffset(wall)).ToUniversalTime();
}
