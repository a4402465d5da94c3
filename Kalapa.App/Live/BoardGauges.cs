using System.Diagnostics.Metrics;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Live;

/// <summary>The line and the sites as figures, taken from the boards when somebody asks: how long the line is, how long its first one waits, who is inside.</summary>
internal sealed class BoardGauges : IHostedService, IDisposable
{
    /// <summary>The name of their meter.</summary>
    public const string Instruments = "Kalapa.Boards";

    private readonly Meter _meter = new(Instruments);
    private readonly Board<TicketRow> _tickets;
    private readonly Board<PermitRow> _permits;
    private readonly TimeProvider _time;

    public BoardGauges(Board<TicketRow> tickets, Board<PermitRow> permits, TimeProvider time)
    {
        (_tickets, _permits, _time) = (tickets, permits, time);
        _meter.CreateObservableGauge("kalapa.queue.length", Length, "{ticket}", "Tickets that wait in line.");
        _meter.CreateObservableGauge("kalapa.queue.oldest_wait", OldestWait, "s", "How long the one that waits longest has waited.");
        _meter.CreateObservableGauge("kalapa.people.inside", Inside, "{person}", "People who are inside.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<TicketRow> Waiting => _tickets.For(_ => true, row => row.State == TicketState.Queued);

    private IEnumerable<Measurement<int>> Length() => Waiting.CountBy(row => row.Branch).Select(branch => Of(branch.Value, branch.Key));

    private IEnumerable<Measurement<double>> OldestWait()
    {
        // A board that was not read yet knows of no wait; an empty line has none.
        if (_tickets.AsOf is null)
        {
            return [];
        }

        var now = _time.GetUtcNow();
        return [new(Waiting.Select(row => (now - row.Key.QueuedAt).TotalSeconds).DefaultIfEmpty().Max())];
    }

    private IEnumerable<Measurement<int>> Inside() => _permits.For(_ => true, row => row.Inside > 0)
        .GroupBy(row => row.Branch).Select(branch => Of(branch.Sum(row => row.Inside), branch.Key));

    private static Measurement<int> Of(int count, string branch) => new(count, new KeyValuePair<string, object?>("branch", branch));
}
