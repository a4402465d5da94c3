using BenchmarkDotNet.Attributes;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bench;

/// <summary>What one change costs a node's board, and each screen that looks at it.</summary>
public class BoardBenchmarks
{
    private BenchData _data = null!;
    private BoardSnapshot<TicketRow> _snapshot = null!;
    private TicketRow _row = null!;
    private AccessTable _access = null!;
    private Actor _agent = null!;

    /// <summary>Open tickets.</summary>
    [Params(400, 4000)]
    public int Open { get; set; }

    /// <summary>Reads the board once.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _data = await BenchData.Of(Open);
        var rows = await _data.Services.GetRequiredService<IBoardSource<TicketRow>>().ReadAll(CancellationToken.None);
        _snapshot = BoardSnapshot<TicketRow>.Empty.WithAll(rows, DateTimeOffset.UtcNow);
        _row = _snapshot.Rows[Open / 2];
        _access = _data.Services.GetRequiredService<AccessTable>();
        _agent = _data.People.Agents[0].ToActor();
    }

    /// <summary>Deletes the data.</summary>
    [GlobalCleanup]
    public ValueTask Cleanup() => _data.DisposeAsync();

    /// <summary>R145: a change moves references, and compares nothing but what changed.</summary>
    [Benchmark]
    public int One_row_changes() => _snapshot.With(new HashSet<Guid> { _row.Id }, [_row with { Version = _row.Version + 1 }], DateTimeOffset.UtcNow).Rows.Length;

    /// <summary>R146: the rights of one reader, asked for each row.</summary>
    [Benchmark]
    public int Rows_of_one_reader() => _snapshot.Rows.Count(row => _access.Allows(_agent, Operation.List, row.Subject));

    /// <summary>Made once for each state of the board, for everybody.</summary>
    [Benchmark]
    public object Places_in_line() => QueuePlaces.Of(_snapshot.Rows);
}
