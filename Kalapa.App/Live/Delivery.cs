using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kalapa.App.Live;

/// <summary>
/// A change on its way from its commit to the screens, for whoever watches Kalapa from outside: how long it took, and under which trace
/// it was made. It goes along with the wake-ups, through a board too; of several that a screen draws at once the oldest counts.
/// </summary>
/// <param name="Since">When it was published, as <see cref="Stopwatch"/> counts.</param>
/// <param name="Trace">The verb's.</param>
internal sealed record Delivery(long Since, ActivityContext Trace)
{
    /// <summary>The name of its meter and of its traces.</summary>
    public const string Instruments = "Kalapa.Live";

    private static readonly AsyncLocal<Delivery?> Ambient = new();
    private static readonly ActivitySource Traces = new(Instruments);
    private static readonly Meter Meter = new(Instruments);

    // Bounds around what is promised: within a second, and most within 300 ms.
    private static readonly Histogram<double> ToScreen = Meter.CreateHistogram(
        "kalapa.live.delivery.duration", "s", "From a change's commit until a screen that shows it was drawn.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10] });

    /// <summary>The one that the running watcher was woken for; null outside of a watcher.</summary>
    public static Delivery? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Whoever publishes begins one; a watcher that publishes passes on its own.</summary>
    public static Delivery Begun() => Current ?? new(Stopwatch.GetTimestamp(), Activity.Current?.Context ?? default);

    /// <summary>Draws a screen under the trace of the verb.</summary>
    /// <param name="screen">Its name in figures and traces.</param>
    /// <param name="draw">Reads and draws it.</param>
    public async Task To(string screen, Func<Task> draw)
    {
        using (var trace = Traces.HasListeners() ? Traces.StartActivity($"deliver {screen}", ActivityKind.Consumer, Trace) : null)
        {
            await draw();
        }

        var tags = new TagList { { "screen", screen } };
        ToScreen.Record(Stopwatch.GetElapsedTime(Since).TotalSeconds, tags);
    }
}
