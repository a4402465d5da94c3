using System.Globalization;
using System.Text.Json;
using Kalapa.Load.Live;

namespace Kalapa.Load.Report;

/// <summary>The figures for people and for programs.</summary>
internal static class FigureTable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One line a figure.</summary>
    public static string Text(LiveFigures figures)
    {
        (string Name, FormattableString Value)[] lines =
        [
            ("screens", $"{figures.Screens}, {figures.QueueScreens} of them on the queue; {figures.Tickets} open tickets; {figures.Database}"),
            ("load average", $"{figures.LoadAverage[0]:F1} before, {figures.LoadAverage[1]:F1} after"),
            ("click to its answer", Line(figures.Answer)),
            ("click to each screen", Line(figures.FromClick)),
            ("take to each screen", Line(figures.Delivery)),
            ("take to the last screen", Line(figures.LastScreen)),
            ("lost", $"{figures.Lost} of {figures.QueueScreens * figures.Changes} did not show it in {TakeRounds.Patience.TotalSeconds:F0} s"),
            ("bare broadcast, each", Line(figures.BareDelivery)),
            ("bare broadcast, last", Line(figures.BareLast)),
            ("ratio of the last's p99", $"{figures.LastScreen.P99 / Math.Max(0.1, figures.BareLast.P99):F1}"),
            ("bytes a screen and change", $"{figures.BytesPerScreen / 1000:F1} kB before compression"),
            ("cpu a screen and change", $"{figures.ProcessorPerScreen:F2} ms (with the idle share {figures.GrossProcessorPerScreen:F2} ms)"),
            ("cpu idle", $"{figures.IdleWithScreens:F0} ms a second with the screens, {figures.IdleWithout:F0} ms without"),
            ("opening", $"{figures.OpeningsPerSecond:F1} a second, {figures.ProcessorPerOpening:F0} ms cpu each"),
            ("GET /antrian", $"{figures.ProcessorPerQueuePage:F1} ms cpu"),
            ("GET /tiket/{id}", $"{figures.ProcessorPerTicketPage:F1} ms cpu"),
            ("memory", Sizes(figures.Memory)),
            ("heap, collected", Sizes(figures.Heap)),
            ("heap a screen", $"{(figures.Heap[1] - figures.Heap[0]) / 1024.0 / figures.Screens:F0} KiB, {(figures.Heap[2] - figures.Heap[0]) / 1024.0 / figures.Screens:F0} KiB after the changes"),
            ("failures", $"{(figures.Failures.Count == 0 ? "none" : string.Join("; ", figures.Failures.Take(5)))}"),
        ];
        return string.Join(Environment.NewLine, lines.Select(line => $"{line.Name,-26} {line.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>All of them, by name.</summary>
    public static async Task Write(LiveFigures figures, FileInfo file)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, figures, Json);
    }

    private static FormattableString Sizes(long[] bytes) =>
        $"{bytes[0] / 1e6:F0} MB before, {bytes[1] / 1e6:F0} MB with the screens, {bytes[2] / 1e6:F0} MB after the changes, {bytes[3] / 1e6:F0} MB after they left";

    private static FormattableString Line(Spread spread) =>
        $"p50 {spread.P50:F0}, p95 {spread.P95:F0}, p99 {spread.P99:F0}, worst {spread.Worst:F0} ms (of {spread.Count})";
}
