using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Kalapa.App.Live;

/// <summary>Base of a live list: rows that are kept still under pointer and focus, wherever they are read from.</summary>
public abstract class ListComponent<TRow> : LiveComponent where TRow : class, IHeldRow
{
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
    protected HeldRows<TRow> Rows { get; } = new();

    /// <summary>
    /// For the element around the list (<c>@attributes="HoldAttributes"</c>): tells <see cref="Rows"/> of pointer and focus.
    /// The focusable element of a row must stay while its slot is a stub, or the browser loses the focus unannounced.
    /// </summary>
    protected IReadOnlyDictionary<string, object> HoldAttributes { get; }

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
