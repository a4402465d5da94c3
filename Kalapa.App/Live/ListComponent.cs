using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Kalapa.App.Live;

/// <summary>Base of a live list: rows that are kept still under pointer and focus, wherever they are read from.</summary>
public abstract class ListComponent<TRow> : LiveComponent where TRow : class, IStableRow
{
    /// <summary>So many rows are drawn at first, and so many more on demand: a list of hundreds opens as fast as a short one.</summary>
    protected const int Portion = 100;

    // Moving the focus from row to row leaves the list and enters it again; both events arrive together.
    private static readonly TimeSpan FocusTravel = TimeSpan.FromMilliseconds(100);

    private int _focusMoves;

    protected ListComponent() => HoldAttributes = new Dictionary<string, object>
    {
        ["onpointerenter"] = EventCallback.Factory.Create<PointerEventArgs>(this, () => Rows.Pointer(inside: true)),
        ["onpointerleave"] = EventCallback.Factory.Create<PointerEventArgs>(this, () => Rows.Pointer(inside: false)),
        ["onfocusin"] = EventCallback.Factory.Create<FocusEventArgs>(this, FocusEnters),
        ["onfocusout"] = EventCallback.Factory.Create<FocusEventArgs>(this, FocusLeavesAsync),
    };

    /// <summary>What to draw, and the pause.</summary>
    protected StableRowList<TRow> Rows { get; } = new();

    /// <summary>How many of the slots are drawn; the others are in <see cref="Rows"/> all the same.</summary>
    protected int Drawn { get; private set; } = Portion;

    /// <summary>
    /// For the element around the list (<c>@attributes="HoldAttributes"</c>): tells <see cref="Rows"/> of pointer and focus.
    /// The focusable element of a row must stay while its slot is a stub, or the browser loses the focus unannounced.
    /// </summary>
    protected IReadOnlyDictionary<string, object> HoldAttributes { get; }

    /// <summary>The next ones, please.</summary>
    protected void DrawMore() => Drawn += Portion;

    /// <summary>Another list: it begins at its top again.</summary>
    protected void DrawFirst() => Drawn = Portion;

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
