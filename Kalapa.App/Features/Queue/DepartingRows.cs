using Kalapa.App.Live;

namespace Kalapa.App.Features.Queue;

/// <summary>Rows that left the list a moment ago: they stay in their place, greyed with the reason, so that nothing vanishes under the eye.</summary>
public sealed class DepartingRows(TimeProvider time)
{
    /// <summary>How long a row stays (3 s).</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(3);

    private readonly Dictionary<Guid, (TicketRow Row, DateTimeOffset At)> _leaving = [];
    private IReadOnlyList<TicketRow> _listed = [];

    /// <summary>Some row waits to be let go.</summary>
    public bool Any => _leaving.Count > 0;

    /// <summary>True while the row is no longer in the list and still shown.</summary>
    public bool Has(Guid id) => _leaving.ContainsKey(id);

    /// <summary>Another list (view, filter): nothing of the old one stays.</summary>
    public void Forget()
    {
        _leaving.Clear();
        _listed = [];
    }

    /// <summary>The rows of the list with those that left it less than <see cref="Stay"/> ago, in the queue's order.</summary>
    public IReadOnlyList<TicketRow> With(IReadOnlyList<TicketRow> rows)
    {
        var now = time.GetUtcNow();
        var (came, left) = ListDifference<TicketRow>.Between(_listed, rows);
        foreach (var row in left)
        {
            _leaving.TryAdd(row.Id, (row, now));
        }

        foreach (var row in came)
        {
            _leaving.Remove(row.Id);
        }

        foreach (var id in _leaving.Where(left => now - left.Value.At >= Stay).Select(left => left.Key).ToList())
        {
            _leaving.Remove(id);
        }

        _listed = rows;
        return _leaving.Count == 0 ? rows : WithLeaving(rows);
    }

    private List<TicketRow> WithLeaving(IReadOnlyList<TicketRow> rows)
    {
        List<TicketRow> all = [.. rows];
        foreach (var (row, _) in _leaving.Values)
        {
            var place = all.BinarySearch(row, BoardSnapshot<TicketRow>.Order);
            all.Insert(place < 0 ? ~place : place, row);
        }

        return all;
    }
}
