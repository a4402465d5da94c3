namespace Kalapa.App.Live;

/// <summary>A notice as it stands on a page.</summary>
/// <param name="Notice">As it was read last.</param>
/// <param name="IsOver">It is current no more; it stays until the reader puts it away.</param>
public sealed record HeldNotice<TNotice>(TNotice Notice, bool IsOver);

/// <summary>
/// The notices above the content of a page, kept so that none of it moves by itself: those that are there when the page opens stand in place, one that
/// comes later waits until the reader asks for it, and one that is over stays until it is put away. Their words follow what is read.
/// </summary>
public sealed class HeldNotices<TNotice>(Func<TNotice, Guid> idOf)
{
    private IReadOnlyList<TNotice> _current = [];
    private bool _isOpen;

    /// <summary>What stands on the page, in its order.</summary>
    public IReadOnlyList<HeldNotice<TNotice>> Shown { get; private set; } = [];

    /// <summary>Everything that is current was read. The first time it is shown as far as it fits.</summary>
    public void Read(IReadOnlyList<TNotice> current, Func<TNotice, bool> fits)
    {
        _current = current;
        if (!_isOpen)
        {
            _isOpen = true;
            Show(fits);
            return;
        }

        var now = current.ToDictionary(idOf);
        Shown = [.. Shown.Select(held => now.TryGetValue(idOf(held.Notice), out var notice) ? new HeldNotice<TNotice>(notice, IsOver: false) : held with { IsOver = true })];
    }

    /// <summary>What fits and does not stand on the page yet.</summary>
    public int Waiting(Func<TNotice, bool> fits)
    {
        var shown = Shown.Select(held => idOf(held.Notice)).ToHashSet();
        return _current.Count(notice => fits(notice) && !shown.Contains(idOf(notice)));
    }

    /// <summary>The reader asked for it: all that fits stands in place, and nothing else.</summary>
    public void Show(Func<TNotice, bool> fits) => Shown = [.. _current.Where(fits).Select(notice => new HeldNotice<TNotice>(notice, IsOver: false))];

    /// <summary>The reader saw enough of one.</summary>
    public void PutAway(Guid id) => Shown = [.. Shown.Where(held => idOf(held.Notice) != id)];
}
