using System.Globalization;

namespace Kalapa.Domain.Promises;

/// <summary>How the record keeps that a clock passed a threshold: once for each ticket, clock and threshold, so that nobody is told twice.</summary>
public static class PromiseEvents
{
    /// <summary>Under this value stands the instant at which the clock began.</summary>
    public const string Clock = "promiseSince";

    /// <summary>Under this value stands in whose hands the ticket was.</summary>
    public const string Holder = "promiseHolder";

    /// <summary>Under this value stands the end of the promise.</summary>
    public const string Due = "promised";

    /// <summary>The event types, the lowest threshold first.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. PromiseClock.Thresholds.Select(TypeOf)];

    /// <summary>Such as <c>promise.80</c>.</summary>
    public static string TypeOf(PromiseThreshold threshold) => $"promise.{(int)threshold}";

    /// <summary>The threshold that an event is about; null for every other event.</summary>
    public static PromiseThreshold? ThresholdOf(string type) => Types.Contains(type) ? PromiseClock.Thresholds.First(threshold => TypeOf(threshold) == type) : null;

    /// <summary>What the record says of it.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(PromiseClock clock, PromiseHolder holder)
    {
        Dictionary<string, string> values = new() { [Clock] = KeyOf(clock.Start), [Holder] = $"{holder}" };
        if (clock.Due is { } due)
        {
            values[Due] = due.ToString("O", CultureInfo.InvariantCulture);
        }

        return values;
    }

    /// <summary>How a clock's beginning is written.</summary>
    public static string KeyOf(DateTimeOffset start) => start.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
