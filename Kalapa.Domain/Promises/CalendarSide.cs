namespace Kalapa.Domain.Promises;

/// <summary>Whose working hours count at a branch.</summary>
public enum CalendarSide
{
    /// <summary>Customer service: for what waits in the queue or is in an agent's hands.</summary>
    Cs,

    /// <summary>The branch's own people: for decisions and for what the branch was asked to do.</summary>
    Branch,
}
