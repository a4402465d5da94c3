namespace Kalapa.App.Outages;

/// <summary>
/// Of one circuit: carries what failed for want of the database to the frame, which says it in the reader's language, so that the
/// page that failed can stay as it is.
/// </summary>
public sealed class OutageNotices
{
    private Action<Exception>? _said;

    /// <summary>Something the reader did failed for this.</summary>
    public void Tell(Exception failure) => _said?.Invoke(failure);

    /// <summary>The frame says it.</summary>
    public void SayBy(Action<Exception> say) => _said = say;
}
