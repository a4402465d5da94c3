namespace Kalapa.Domain.Promises;

/// <summary>How much of a promise's time must be used before somebody is told, in percent.</summary>
public enum PromiseThreshold
{
    /// <summary>The holder is told.</summary>
    Near = 80,

    /// <summary>It is broken: those are told who can help.</summary>
    Missed = 100,

    /// <summary>Admins are told.</summary>
    Overdue = 150,
}

/// <summary>A promise's clock at one instant.</summary>
/// <param name="Used">Working time since it began.</param>
/// <param name="Target">Working time that was promised.</param>
/// <param name="IsPaused">Nobody works now, so it stands still.</param>
public readonly record struct PromiseReading(TimeSpan Used, TimeSpan Target, bool IsPaused)
{
    /// <summary>The promise is broken.</summary>
    public bool IsLate => Used >= Target;

    /// <summary>Working time that is left, or by which it is late.</summary>
    public TimeSpan Distance => (Target - Used).Duration();

    /// <summary>How much of the target is used: 1 at its end.</summary>
    public double Share => Used / Target;

    /// <summary>That much of the target is used.</summary>
    public bool HasReached(PromiseThreshold threshold) => Used.Ticks * 100 >= Target.Ticks * (int)threshold;
}

/// <summary>The clock of one promise. It is computed from the running segment's start and the calendar, and kept nowhere.</summary>
/// <param name="Start">When the holder got the ticket.</param>
/// <param name="Target">Working time that was promised.</param>
/// <param name="Calendar">What counts as working time.</param>
public sealed record PromiseClock(DateTimeOffset Start, TimeSpan Target, WorkingCalendar Calendar)
{
    /// <summary>All thresholds, the lowest first.</summary>
    public static IReadOnlyList<PromiseThreshold> Thresholds { get; } = [PromiseThreshold.Near, PromiseThreshold.Missed, PromiseThreshold.Overdue];

    /// <summary>When the target's end is reached; null when nobody ever works that long.</summary>
    public DateTimeOffset? Due => At(PromiseThreshold.Missed);

    /// <summary>When so much of the target is used; null when nobody ever works that long.</summary>
    public DateTimeOffset? At(PromiseThreshold threshold) => Calendar.AfterWorkingTime(Start, Target * ((int)threshold / 100.0));

    /// <summary>Where it stands.</summary>
    public PromiseReading Read(DateTimeOffset now) => new(Calendar.WorkingTimeBetween(Start, now), Target, !Calendar.IsOpen(now));
}
