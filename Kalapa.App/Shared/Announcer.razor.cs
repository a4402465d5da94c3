using Kalapa.App.Live;
using Kalapa.App.Localisation;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Shared;

/// <summary>
/// Says how many rows came into a live list and left it by what others did. A first read, another list and the reader's own
/// doing pass in silence, and so does a row that comes and goes before anything was said.
/// </summary>
public sealed partial class Announcer(TimeProvider time, CircuitWork work) : ComponentBase, IDisposable
{
    /// <summary>What happens within it is one sentence (2 s).</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    private ListedRows? _rows;
    private HashSet<Guid> _known = [];
    private ITimer? _timer;
    private string? _said;

    /// <summary>The list as it is now; null before the first read.</summary>
    [Parameter, EditorRequired]
    public ListedRows? Rows { get; set; }

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
            (_known, _said) = (Ids(_rows), null);
        }
        else if (IsKnown(_rows!.Rows))
        {
            return;
        }
        else if (work.Echoes)
        {
            var (before, now) = (Ids(was), Ids(_rows));
            _known = [.. _known.Where(id => now.Contains(id) || !before.Contains(id)), .. now.Where(id => !before.Contains(id))];
        }
        else if (_timer is null)
        {
            // Emptied first: the same sentence again would be no change, and nobody would hear it.
            _said = null;
            _timer = time.CreateTimer(_ => _ = InvokeAsync(Say), null, Together, Timeout.InfiniteTimeSpan);
        }
    }

    private static HashSet<Guid> Ids(ListedRows? rows) => [.. rows?.Rows.Select(row => row.Id) ?? []];

    // Most changes are edits of a row: they cost no set.
    private bool IsKnown(IReadOnlyList<IHeldRow> rows) => rows.Count == _known.Count && rows.All(row => _known.Contains(row.Id));

    private void Say()
    {
        if (_timer is null)
        {
            return; // another list came first
        }

        Stop();
        var now = Ids(_rows);
        _said = string.Join(", ", Sentences(now.Count(id => !_known.Contains(id)), _known.Count(id => !now.Contains(id))));
        _known = now;
        StateHasChanged();
    }

    private IEnumerable<string> Sentences(int came, int left)
    {
        if (came > 0)
        {
            yield return Words[$"News.{Thing}.Came", new Count(came)];
        }

        if (left > 0)
        {
            yield return Words[$"News.{Thing}.Left", new Count(left)];
        }
    }

    private void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
