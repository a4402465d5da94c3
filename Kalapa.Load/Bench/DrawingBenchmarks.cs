using BenchmarkDotNet.Attributes;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;

namespace Kalapa.Load.Bench;

/// <summary>Rows of the queue as HTML, as many as a desk has in sight.</summary>
public class DrawingBenchmarks
{
    private const int InSight = 37;

    private BenchData _data = null!;
    private ParameterView[] _rows = [];

    /// <summary>Seeds, and reads the rows.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _data = await BenchData.Of(open: 100);
        var rows = await _data.Services.GetRequiredService<IBoardSource<TicketRow>>().ReadAll(CancellationToken.None);
        _rows = [.. rows.Take(InSight).Select((row, index) => ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(QueueRow.Row)] = row,
            [nameof(QueueRow.Shown)] = new QueueRowLook(index + 1, "12 menit", Promise: new(index % 5 == 0 ? "late" : "quiet", Icons.Material.Outlined.Timer, "sisa 12 m"), Selected: index == 0, Gone: null),
        }))];
    }

    /// <summary>Deletes the data.</summary>
    [GlobalCleanup]
    public ValueTask Cleanup() => _data.DisposeAsync();

    /// <summary>Each row a component of its own, drawn for the first time.</summary>
    [Benchmark]
    public async Task<int> Rows_of_the_queue()
    {
        // It keeps what it drew, as a circuit does, so each time is another one's.
        await using var renderer = new HtmlRenderer(_data.Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var length = 0;
            foreach (var row in _rows)
            {
                length += (await renderer.RenderComponentAsync<QueueRow>(row)).ToHtmlString().Length;
            }

            return length;
        });
    }
}
