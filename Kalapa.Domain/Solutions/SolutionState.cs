namespace Kalapa.Domain.Solutions;

/// <summary>The life of a solution: written, read by others, and one day no longer true.</summary>
public enum SolutionState
{
    /// <summary>Is written or corrected; only who may write one reads it.</summary>
    Draft,

    /// <summary>Found and offered within its <see cref="SolutionAudience"/>.</summary>
    Published,

    /// <summary>No longer found by its audience. Kept for the tickets that link to it.</summary>
    Retired,
}

/// <summary>What changes the state of a solution.</summary>
public enum SolutionAction
{
    /// <summary>A lead who wrote none of it lets others read it.</summary>
    Publish,

    /// <summary>It is corrected: it has to be published again.</summary>
    Revise,

    /// <summary>It no longer holds, or was never finished.</summary>
    Retire,
}

/// <summary>Who a published solution is for.</summary>
public enum SolutionAudience
{
    /// <summary>Clients, and staff too.</summary>
    Client,

    /// <summary>Staff alone: rule 15, in no client's query, page, count or search.</summary>
    Staff,
}
