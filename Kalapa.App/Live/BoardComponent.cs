using Kalapa.Domain.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Kalapa.App.Live;

/// <summary>Base of a live list: the rows of a board that the reader may see, kept still under pointer and focus.</summary>
public abstract class BoardComponent<TRow> : LiveComponent where TRow : class, IBoardRow, IComparable<TRow>
{
    // Moving the focus from row to row leaves the list and enters it again; both events arrive together.
    private static readonly TimeSpan FocusTravel = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset? _asOf;
    private int _focusMoves;

    protected BoardComponent() => HoldAttributes = new Dictionary<string, object>
    {
        ["onpointerenter"] = EventCallback.Factory.Create<PointerEventArgs>(this, () => Rows.Pointer(inside: true)),
        ["onpointerleave"] = EventCallback.Factory.Create<PointerEventArgs>(this, () => Rows.Pointer(inside: false)),
        ["onfocusin"] = EventCallback.Factory.Create<FocusEventArgs>(this, FocusEnters),
        ["onfocusout"] = EventCallback.Factory.Create<FocusEventArgs>(this, FocusLeavesAsync),
    };

    /// <summary>The board.</summary>
    [Inject]
    protected Board<TRow> Board { get; private set; } = default!;

    /// <summary>What to draw, and the pause.</summary>
    protected HeldRows<TRow> Rows { get; } = new();

    /// <summary>
    /// For the element around the list (<c>@attributes="HoldAttributes"</c>): tells <see cref="Rows"/> of pointer and focus.
    /// The focusable element of a row must stay while its slot is a stub, or the browser loses the focus unannounced.
    /// </summary>
    protected IReadOnlyDictionary<string, object> HoldAttributes { get; }

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

    private void FocusEnters()
    {
        _focusMoves++;
        Rows.Focus(inside: true);
    }

    private async Task FocusLeavesAsync()
    {
        var move = ++_focusMoves;
        await Task.Delay(FocusTravel, Time);
        if (move == _focusMoves)
            Rows.Focus(inside: false);
    }
}
