using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Shared;

/// <summary>
/// Says how many rows came into a live list and left it by what others did. A first read, another list and the reader's own
/// doing pass in silence, and so does a row that comes and goes before anything was said.
/// </summary>
public sealed partial class Announcer(TimeProvider time, CircuitWork work) : IDisposable
{
    /// <summary>What happens within it is one sentence (2 s).</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    private ListSnapshot? _rows;
    private IReadOnlyList<IStableRow> _known = [];
    private ITimer? _timer;
    private string? _said;

    /// <summary>The list as it is now; null before the first read.</summary>
    [Parameter, EditorRequired]
    public ListSnapshot? Rows { get; set; }

    /// <summary>What a row is: <c>Ticket</c> or <c>Permit</c>.</summary>
    [Parameter, EditorRequired]
    public string Thing { get; set; } = "";

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var was = _rows;
        _rows = Rows;
        if (ReferenceEquals(was, _rows))
        {
            return;
        }

        if (was?.List != _rows?.List)
        {
            Stop();
            (_known, _said) = (RowsOf(_rows), null);
        }
        else if (work.Echoes)
        {
            var own = Between(RowsOf(was), RowsOf(_rows));
            _known = [.. _known.ExceptBy(own.Left.Select(row => row.Id), row => row.Id), .. own.Came];
        }
        else if (_timer is null && Between(_known, RowsOf(_rows)).IsNone)
        {
            // Nothing to say; the older rows need not be kept.
            _known = RowsOf(_rows);
        }
        else if (_timer is null)
        {
            // Emptied first: the same sentence again would be no change, and nobody would hear it.
            _said = null;
            _timer = time.CreateTimer(_ => _ = InvokeAsync(Say), null, Together, Timeout.InfiniteTimeSpan);
        }
    }

    private static IReadOnlyList<IStableRow> RowsOf(ListSnapshot? rows) => rows?.Rows ?? [];

    private static ListDifference<IStableRow> Between(IReadOnlyList<IStableRow> before, IReadOnlyList<IStableRow> now) => ListDifference<IStableRow>.Between(before, now);

    private void Say()
    {
        if (_timer is null)
        {
            return; // another list came first
        }

        Stop();
        var news = Between(_known, RowsOf(_rows));
        _said = string.Join(", ", Sentences(news.Came.Count, news.Left.Count));
        _known = RowsOf(_rows);
        StateHasChanged();
    }

    private IEnumerable<string> Sentences(int came, int left)
    {
        if (came > 0)
        {
            yield return Words[$"News.{Thing}.Came", new PluralCount(came)];
        }

        if (left > 0)
        {
            yield return Words[$"News.{Thing}.Left", new PluralCount(left)];
        }
    }

    private void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
