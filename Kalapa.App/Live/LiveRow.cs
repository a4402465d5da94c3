using Kalapa.App.Outages;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Live;

/// <summary>Base of one row of a live list: drawn again only when its row's version changed, however often the list is.</summary>
public abstract class LiveRow<TRow> : OutageSafeComponent where TRow : class, IBoardRow
{
    private (Guid Id, long Version, object? Look) _drawn;

    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public required TRow Row { get; set; }

    /// <summary>What else its look depends on (selected, opened), as a value: the row is drawn again when it differs.</summary>
    protected virtual object? Look => null;

    /// <inheritdoc/>
    protected override void OnInitialized() => _drawn = (Row.Id, Row.Version, Look);

    /// <summary>Asked for every drawing but the first; yes leads to one.</summary>
    protected sealed override bool ShouldRender()
    {
        var now = (Row.Id, Row.Version, Look);
        // Not ==, which would compare the boxes of Look.
        if (now.Equals(_drawn))
            return false;
        _drawn = now;
        return true;
    }
}
