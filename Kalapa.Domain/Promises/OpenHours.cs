namespace Kalapa.Domain.Promises;

/// <summary>The hours of one weekday, in the zone of the branch.</summary>
/// <param name="From">When work begins.</param>
/// <param name="To">When it ends, on the same day; midnight means the end of that day.</param>
public sealed record OpenHours(TimeOnly From, TimeOnly To)
{
    /// <summary>From midnight to midnight.</summary>
    public static OpenHours AllDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Work ends after it began. Hours past midnight are those of two days.</summary>
    public bool AreInOrder() => End() > From.ToTimeSpan();

    /// <summary>How long after midnight work ends.</summary>
    public TimeSpan End() => To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan();

    /// <summary>How long is worked.</summary>
    public TimeSpan Length() => End() - From.ToTimeSpan();
}
