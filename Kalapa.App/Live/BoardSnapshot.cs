using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kalapa.App.Live;

/// <summary>
/// What a board holds at one moment: its rows in order and by id, and what was made of them. A change makes the next one by moving the rows
/// that changed, and copies nothing but references.
/// </summary>
internal sealed class BoardSnapshot<TRow> where TRow : class, IBoardRow, IComparable<TRow>
{
    /// <summary>Before the first read.</summary>
    public static readonly BoardSnapshot<TRow> Empty = new([], ImmutableDictionary<Guid, TRow>.Empty, null, []);

    /// <summary>A board's order: the rows' own, then their ids, so that it is the same for everybody.</summary>
    public static readonly IComparer<TRow> Order = Comparer<TRow>.Create((left, right) => left.CompareTo(right) is var order and not 0 ? order : left.Id.CompareTo(right.Id));

    private readonly ImmutableDictionary<Guid, TRow> _byId;
    private readonly ConcurrentDictionary<Type, object> _made;

    private BoardSnapshot(TRow[] rows, ImmutableDictionary<Guid, TRow> byId, DateTimeOffset? asOf, ConcurrentDictionary<Type, object> made) =>
        (Rows, _byId, AsOf, _made) = (rows, byId, asOf, made);

    /// <summary>In board order. Two snapshots with the same array hold the same rows.</summary>
    public TRow[] Rows { get; }

    /// <summary>Up to when it holds; null before the first read.</summary>
    public DateTimeOffset? AsOf { get; }

    /// <summary>One row; null when it is not on the board.</summary>
    public TRow? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>What <paramref name="make"/> makes of the rows; made once, whoever asks, and again when they change.</summary>
    public T Made<T>(Func<IReadOnlyList<TRow>, T> make) where T : class => (T)_made.GetOrAdd(typeof(T), _ => make(Rows));

    /// <summary>Those of <paramref name="versions"/> that this snapshot has not or has in another version, and those that it has too many.</summary>
    public HashSet<Guid> Differing(IReadOnlyDictionary<Guid, long> versions)
    {
        var differing = versions.Where(now => Find(now.Key) is not { } row || row.Version != now.Value).Select(now => now.Key).ToHashSet();
        differing.UnionWith(Rows.Select(row => row.Id).Where(id => !versions.ContainsKey(id)));
        return differing;
    }

    /// <summary>Everything was read.</summary>
    public BoardSnapshot<TRow> WithAll(IReadOnlyList<TRow> rows, DateTimeOffset asOf) =>
        With(Rows.Concat(rows).Select(row => row.Id).ToHashSet(), rows, asOf);

    /// <summary>Some rows were read again.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="found">Those of them that belong on the board now, and rows beside them that show something of theirs.</param>
    /// <param name="asOf">When.</param>
    public BoardSnapshot<TRow> With(IReadOnlySet<Guid> asked, IReadOnlyList<TRow> found, DateTimeOffset asOf)
    {
        // A row of the same version is the same row, and stays the same object: screens compare it by reference.
        var news = found.Where(row => Find(row.Id)?.Version != row.Version).Order(Order).ToList();
        var kept = found.Where(row => Find(row.Id)?.Version == row.Version).Select(row => row.Id).ToHashSet();
        var left = asked.Union(found.Select(row => row.Id)).Where(id => !kept.Contains(id) && _byId.ContainsKey(id)).ToHashSet();
        if (news.Count == 0 && left.Count == 0)
        {
            return new(Rows, _byId, asOf, _made);
        }

        return new(Merged(news, left), _byId.RemoveRange(left).SetItems(news.Select(row => KeyValuePair.Create(row.Id, row))), asOf, []);
    }

    private TRow[] Merged(List<TRow> news, HashSet<Guid> left)
    {
        var rows = new TRow[Rows.Length - left.Count + news.Count];
        var (at, next) = (0, 0);
        foreach (var row in Rows)
        {
            if (left.Count > 0 && left.Contains(row.Id))
            {
                continue;
            }

            while (next < news.Count && Order.Compare(news[next], row) < 0)
            {
                rows[at++] = news[next++];
            }

            rows[at++] = row;
        }

        news.CopyTo(next, rows, at, news.Count - next);
        return rows;
    }
}
