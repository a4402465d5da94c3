using Kalapa.Domain.Access;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Live;

/// <summary>Base of a live list of board rows: those that the reader may see.</summary>
public abstract class BoardComponent<TRow> : ListComponent<TRow> where TRow : class, IBoardRow, IComparable<TRow>
{
    private DateTimeOffset? _asOf;
    private int _lists;

    /// <summary>The board.</summary>
    [Inject]
    protected Board<TRow> Board { get; private set; } = default!;

    /// <inheritdoc/>
    protected override DateTimeOffset? AsOf => _asOf;

    /// <summary>The rows that the list is made of now, also those that are not drawn; null before the first read.</summary>
    protected ListSnapshot? Listed { get; private set; }

    /// <summary>Least time between two drawings.</summary>
    protected virtual TimeSpan Gap => LiveUpdates.ListGap;

    /// <summary>The reader's rights, asked at each delivery.</summary>
    protected abstract bool MayList(AccessSubject subject);

    /// <summary>The screen's own filter.</summary>
    protected virtual bool Matches(TRow row) => true;

    /// <summary>The screen's own order; the board's by itself.</summary>
    protected virtual IReadOnlyList<TRow> Arranged(IReadOnlyList<TRow> rows) => rows;

    /// <summary>Call after the filter changed: rows that no longer match go at once, without stubs.</summary>
    protected void Refilter() => Begin(Board.For(MayList, Matches));

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        (_asOf, Listed) = (null, null);
        Rows.Replace([]);
        return Board.Subscribe(changed, Gap);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        if (Board.AsOf is null)
            await Board.HealAsync();
        var rows = Board.For(MayList, Matches);
        // A pause holds the list that is there; another one is read first.
        if (Listed is null && Board.AsOf is not null)
            Begin(rows);
        else
            Rows.Show(Arranged(rows));
        if (Rows.IsPaused && _asOf is not null)
            return;
        _asOf = Board.AsOf;
        Listed = Listed is null ? null : Listed with { Rows = rows };
    }

    private void Begin(IReadOnlyList<TRow> rows)
    {
        Listed = new(++_lists, rows);
        Rows.Replace(Arranged(rows));
    }
}
