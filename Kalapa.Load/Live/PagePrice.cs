using Kalapa.Load.Circuits;
using Kalapa.Load.Server;

namespace Kalapa.Load.Live;

/// <summary>What plain GETs of pages cost the server.</summary>
/// <param name="visitor">Signed in as an agent.</param>
/// <param name="meter">The server's.</param>
internal sealed class PagePrice(Visitor visitor, ServerMeter meter)
{
    /// <summary>A ticket's page.</summary>
    public static string TicketPath(Guid id) => $"/tiket/{id}";

    /// <summary>Gets both pages so often that the server has compiled what they use.</summary>
    public async Task Warm(IReadOnlyList<Guid> tickets, int times, CancellationToken cancellationToken)
    {
        await Get([Desk.Queue], times, cancellationToken);
        await Get(tickets.Select(TicketPath), times, cancellationToken);
    }

    /// <summary>Milliseconds of processor time a GET, one after the other.</summary>
    /// <param name="paths">Taken in turn.</param>
    /// <param name="times">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<double> Of(IEnumerable<string> paths, int times, CancellationToken cancellationToken) =>
        (await meter.Measure(() => Get(paths, times, cancellationToken))).Net.TotalMilliseconds / times;

    private async Task Get(IEnumerable<string> paths, int times, CancellationToken cancellationToken)
    {
        string[] all = [.. paths];
        for (var index = 0; index < times; index++)
        {
            await visitor.Get(all[index % all.Length], cancellationToken);
        }
    }
}
