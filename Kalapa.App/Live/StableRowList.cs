namespace Kalapa.App.Live;

/// <summary>A place in a live list. Without a row it is a stub: what stood there is gone, and nothing of it is shown.</summary>
/// <param name="Id">Of the row that stands or stood there; the <c>@key</c>.</param>
/// <param name="Row">Null in a stub.</param>
/// <param name="Held">The row as it was when the list began to be held: for what must not change under the hand, such as buttons.</param>
public sealed record RowSlot<TRow>(Guid Id, TRow? Row, TRow Held) where TRow : class, IStableRow;

/// <summary>
/// What a live list shows, so that nothing moves under the hand: while pointer or focus is inside, every row keeps its slot,
/// a row that went leaves a stub, and new ones come at the end; the true order is back when both have left. While paused
/// nothing changes but the count of what waits.
/// </summary>
public sealed class StableRowList<TRow> where TRow : class, IStableRow
{
    private IReadOnlyList<TRow> _latest = [];
    private bool _pointerInside;
    private bool _focusInside;

    /// <summary>What to draw, from top to bottom.</summary>
    public IReadOnlyList<RowSlot<TRow>> Slots { get; private set; } = [];

    /// <summary>True while the slots are kept in place.</summary>
    public bool IsHeld => _pointerInside || _focusInside;

    /// <summary>True while somebody stopped the list.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Rows that came, went or changed and wait for the end of the pause.</summary>
    public int Waiting { get; private set; }

    /// <summary>The list as it is now, in its order.</summary>
    public void Show(IReadOnlyList<TRow> rows)
    {
        _latest = rows;
        Arrange();
    }

    /// <summary>Another list (a new filter, another branch): no slot is kept.</summary>
    public void Replace(IReadOnlyList<TRow> rows)
    {
        _latest = rows;
        Waiting = 0;
        Slots = new SlotList<TRow>(_latest);
    }

    /// <summary>The reader's own act changed this row: its slot shows the result at once, also what is held.</summary>
    public void Release(Guid id) => Slots = [.. Slots.Select(slot => slot.Id == id && slot.Row is { } row ? slot with { Held = row } : slot)];

    /// <summary>The pointer came in or left.</summary>
    public void Pointer(bool inside)
    {
        _pointerInside = inside;
        Arrange();
    }

    /// <summary>The focus came in or left.</summary>
    public void Focus(bool inside)
    {
        _focusInside = inside;
        Arrange();
    }

    /// <summary>Stops the list or lets it run on.</summary>
    public void Pause(bool paused)
    {
        IsPaused = paused;
        Arrange();
    }

    private void Arrange()
    {
        Waiting = IsPaused ? CountWaiting() : 0;
        if (!IsPaused)
            Slots = IsHeld ? InPlace() : new SlotList<TRow>(_latest);
    }

    private RowSlot<TRow>[] InPlace()
    {
        var now = _latest.ToDictionary(row => row.Id);
        var kept = Slots.Select(slot => slot.Id).ToHashSet();
        return
        [
            .. Slots.Select(slot => slot with { Row = now.GetValueOrDefault(slot.Id) }),
            .. new SlotList<TRow>(_latest).Where(slot => !kept.Contains(slot.Id)),
        ];
    }

    private int CountWaiting()
    {
        var shown = Slots.Where(slot => slot.Row is not null).ToDictionary(slot => slot.Id, slot => slot.Row!);
        var same = _latest.Count(row => shown.TryGetValue(row.Id, out var was) && was.Equals(row));
        var gone = shown.Keys.Except(_latest.Select(row => row.Id)).Count();
        return _latest.Count - same + gone;
    }
}
