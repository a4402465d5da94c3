using BenchmarkDotNet.Attributes;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bench;

/// <summary>What pages and boards read, on SQLite.</summary>
public class ReadBenchmarks
{
    private BenchData _data = null!;
    private TicketDetail _detail = null!;
    private TicketSearch _search = null!;
    private IBoardSource<TicketRow> _rows = null!;
    private Actor _admin = null!;

    /// <summary>Open tickets; half as many again are closed.</summary>
    [Params(4000)]
    public int Open { get; set; }

    /// <summary>Seeds.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _data = await BenchData.Of(Open);
        _detail = _data.Services.GetRequiredService<TicketDetail>();
        _search = _data.Services.GetRequiredService<TicketSearch>();
        _rows = _data.Services.GetRequiredService<IBoardSource<TicketRow>>();
        _admin = _data.People.Admin.ToActor();
    }

    /// <summary>Deletes the data.</summary>
    [GlobalCleanup]
    public ValueTask Cleanup() => _data.DisposeAsync();

    /// <summary>Everything on a ticket's page.</summary>
    [Benchmark]
    public async Task<object> A_tickets_page() => await _detail.For(_admin, _data.Owned) ?? throw new InvalidOperationException("The ticket is not there.");

    /// <summary>A word that stands in many tickets.</summary>
    [Benchmark]
    public async Task<int> A_search() => (await _search.For(_admin, "muatan")).Tickets.Count;

    /// <summary>R150: the heartbeat of the queue's board.</summary>
    [Benchmark]
    public async Task<int> The_versions_of_a_board() => (await _rows.ReadVersions(CancellationToken.None)).Count;

    /// <summary>The queue's board after one change.</summary>
    [Benchmark]
    public async Task<int> One_row_of_a_board() => (await _rows.Read([_data.Owned], CancellationToken.None)).Count;
}
