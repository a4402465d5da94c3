using Kalapa.Domain.Access;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Live;

/// <summary>Base of a live list of board rows: those that the reader may see.</summary>
public abstract class BoardComponent<TRow> : ListComponent<TRow> where TRow : class, IBoardRow, IComparable<TRow>
{
    private DateTimeOffset? _asOf;

    /// <summary>The board.</summary>
    [Inject]
    protected Board<TRow> Board { get; private set; } = default!;

    /// <inheritdoc/>
    protected override DateTimeOffset? AsOf => _asOf;

    /// <summary>Least time between two drawings.</summary>
    protected virtual TimeSpan Gap => LiveUpdates.ListGap;

    /// <summary>The reader's rights, asked at each delivery.</summary>
    protected abstract bool MayList(AccessSubject subject);

    /// <summary>The screen's own filter.</summary>
    protected virtual bool Matches(TRow row) => true;

    /// <summary>The screen's own order; the board's by itself.</summary>
    protected virtual IReadOnlyList<TRow> Arranged(IReadOnlyList<TRow> rows) => rows;

    /// <summary>Call after the filter changed: rows that no longer match go at once, without stubs.</summary>
    protected void Refilter() => Rows.Replace(Arranged(Board.For(MayList, Matches)));

    /// <inheritdoc/>
    protected override IDisposable Subscribe(Func<Task> changed)
    {
        Rows.Replace([]);
        return Board.Subscribe(changed, Gap);
    }

    /// <inheritdoc/>
    protected override async Task ReloadAsync()
    {
        if (Board.AsOf is null)
            await Board.HealAsync();
        if (!Rows.IsPaused)
            _asOf = Board.AsOf;
        Rows.Show(Arranged(Board.For(MayList, Matches)));
    }
}
