using Kalapa.Domain.Notifications;

namespace Kalapa.App.Features.Deliveries;

/// <summary>Which deliveries are looked at, by what became of them.</summary>
public enum DeliveryOutcome
{
    /// <summary>Not taken yet.</summary>
    Waiting,

    /// <summary>The other side took it.</summary>
    Sent,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Read in the app before, done meanwhile, or not to be told any more.</summary>
    NotNeeded,
}

/// <summary>What of the log is looked at; what is null is not narrowed.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Who">Part of a receiver's name or address.</param>
/// <param name="Before">The page begins below this number.</param>
public sealed record DeliveryFilter(DeliveryOutcome? Outcome = null, string? Who = null, long? Before = null)
{
    /// <summary>The states that belong to the outcome; none for all.</summary>
    public IReadOnlyList<DeliveryState> States => Outcome switch
    {
        DeliveryOutcome.Waiting => [DeliveryState.Waiting],
        DeliveryOutcome.Sent => [DeliveryState.Sent],
        DeliveryOutcome.Failed => [DeliveryState.GivenUp],
        DeliveryOutcome.NotNeeded => [DeliveryState.ReadInApp, DeliveryState.Overtaken, DeliveryState.Withheld],
        _ => [],
    };
}
