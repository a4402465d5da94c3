namespace Kalapa.App.Live;

/// <summary>What came into a list and what left it between two moments.</summary>
/// <param name="Came">Rows of the later list that the earlier one has not.</param>
/// <param name="Left">Rows of the earlier list that the later one has not.</param>
public sealed record ListDifference<TRow>(IReadOnlyList<TRow> Came, IReadOnlyList<TRow> Left) where TRow : class, IStableRow
{
    /// <summary>The same rows stand in both, in whatever order.</summary>
    public bool IsNone => Came.Count == 0 && Left.Count == 0;

    /// <summary>Compares by id. Between two changes a long list is the same at both ends, so a set is made only of what lies between them.</summary>
    public static ListDifference<TRow> Between(IReadOnlyList<TRow> before, IReadOnlyList<TRow> now)
    {
        var shorter = Math.Min(before.Count, now.Count);
        var head = 0;
        while (head < shorter && before[head].Id == now[head].Id)
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)].Id == now[^(tail + 1)].Id)
        {
            tail++;
        }

        return new(Missing(before, now, head, tail), Missing(now, before, head, tail));
    }

    // Rows of the one that the other lacks, between the ends that they share.
    private static List<TRow> Missing(IReadOnlyList<TRow> from, IReadOnlyList<TRow> of, int head, int tail)
    {
        var known = Middle(from, head, tail).Select(row => row.Id).ToHashSet();
        return [.. Middle(of, head, tail).Where(row => !known.Contains(row.Id))];
    }

    private static IEnumerable<TRow> Middle(IReadOnlyList<TRow> rows, int head, int tail)
    {
        for (var index = head; index < rows.Count - tail; index++)
        {
            yield return rows[index];
        }
    }
}
