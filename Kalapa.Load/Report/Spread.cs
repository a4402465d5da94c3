namespace Kalapa.Load.Report;

/// <summary>How a set of times is spread, in milliseconds.</summary>
/// <param name="Count">How many.</param>
/// <param name="P50">The middle one.</param>
/// <param name="P95">19 of 20 are at most this.</param>
/// <param name="P99">99 of 100 are at most this.</param>
/// <param name="Worst">The longest.</param>
internal sealed record Spread(int Count, double P50, double P95, double P99, double Worst)
{
    /// <summary>Of these; all zero when there are none.</summary>
    public static Spread Of(IEnumerable<TimeSpan> times)
    {
        double[] sorted = [.. times.Select(time => Math.Round(time.TotalMilliseconds, 1)).Order()];
        return sorted.Length == 0 ? new(0, 0, 0, 0, 0) : new(sorted.Length, At(0.50), At(0.95), At(0.99), sorted[^1]);

        // Nearest rank: the smallest value that this share of all does not exceed.
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
