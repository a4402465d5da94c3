namespace Kalapa.Domain.SupportRequests;

/// <summary>What came of a support request (U09).</summary>
public enum SupportOutcome
{
    /// <summary>The cause is gone.</summary>
    Fixed,

    /// <summary>It works again; the cause is still there.</summary>
    Workaround,

    /// <summary>Nothing was wrong.</summary>
    NoFault,

    /// <summary>A question was answered, or an order carried out.</summary>
    Answered,

    /// <summary>Kalapa does not do it; the public text says why.</summary>
    Declined,
}
