namespace Kalapa.Domain.SupportRequests;

/// <summary>How much of the client's service is affected, worst first.</summary>
public enum Impact
{
    /// <summary>Nothing works. With a number to call back it is an emergency (<see cref="SupportRequest.LaneOf"/>).</summary>
    Down,

    /// <summary>It works worse than it should.</summary>
    Degraded,

    /// <summary>One device is affected.</summary>
    OneDevice,

    /// <summary>Nothing is affected: a question, a wish, an order.</summary>
    None,
}
