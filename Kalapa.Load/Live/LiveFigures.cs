using Kalapa.Load.Report;

namespace Kalapa.Load.Live;

/// <summary>What a run of <c>live</c> found. Times are milliseconds, sizes bytes before compression; processor time is the app's alone, without a database server's.</summary>
internal sealed record LiveFigures
{
    /// <summary>Open tickets.</summary>
    public required int Tickets { get; init; }

    /// <summary>Screens, and how many of them show the queue.</summary>
    public required int Screens { get; init; }

    /// <summary>Those that show the queue.</summary>
    public required int QueueScreens { get; init; }

    /// <summary>Tickets taken.</summary>
    public required int Changes { get; init; }

    /// <summary>The database behind it.</summary>
    public required string Database { get; init; }

    /// <summary>The machine's load average of one minute when screens began to open, and at the end.</summary>
    public required double[] LoadAverage { get; init; }

    /// <summary>From the click's dispatch to the agent's being sent to the ticket, by when the verb is committed.</summary>
    public required Spread Answer { get; init; }

    /// <summary>From the click's dispatch to the drawing that shows it, over all queue screens and changes.</summary>
    public required Spread FromClick { get; init; }

    /// <summary>From the take's instant on record, milliseconds before its commit, to the drawing that shows it, over all queue screens and changes.</summary>
    public required Spread Delivery { get; init; }

    /// <summary>The same for the last screen of each change.</summary>
    public required Spread LastScreen { get; init; }

    /// <summary>Each change by itself: a slow one is slow on every screen or on some.</summary>
    public required IReadOnlyList<ChangeTimes> Each { get; init; }

    /// <summary>Queue screens that did not show a change in time, over all changes.</summary>
    public required int Lost { get; init; }

    /// <summary>Drawings' bytes a screen and change, with the row's greying and going.</summary>
    public required double BytesPerScreen { get; init; }

    /// <summary>Processor time a screen and change, less what the server uses with these screens open and nothing happening.</summary>
    public required double ProcessorPerScreen { get; init; }

    /// <summary>The same with that left in.</summary>
    public required double GrossProcessorPerScreen { get; init; }

    /// <summary>Processor time a second with all screens open and nothing happening.</summary>
    public required double IdleWithScreens { get; init; }

    /// <summary>The same with no screen open.</summary>
    public required double IdleWithout { get; init; }

    /// <summary>Screens opened in a second, four at a time.</summary>
    public required double OpeningsPerSecond { get; init; }

    /// <summary>Processor time of an opening: page, connection, circuit and its first drawings.</summary>
    public required double ProcessorPerOpening { get; init; }

    /// <summary>Processor time of a plain GET of the queue.</summary>
    public required double ProcessorPerQueuePage { get; init; }

    /// <summary>Processor time of a plain GET of a ticket.</summary>
    public required double ProcessorPerTicketPage { get; init; }

    /// <summary>The server's resident memory before the screens, with them, after the changes, and after all of them left.</summary>
    public required long[] Memory { get; init; }

    /// <summary>Its managed heap at the same four moments, each after a full collection.</summary>
    public required long[] Heap { get; init; }

    /// <summary>A bare SignalR broadcast of as many bytes to as many connections: to each, and to the last of each broadcast.</summary>
    public required Spread BareDelivery { get; init; }

    /// <summary>The same for the last connection of each broadcast.</summary>
    public required Spread BareLast { get; init; }

    /// <summary>What circuits said was wrong.</summary>
    public required IReadOnlyList<string> Failures { get; init; }
}

/// <summary>One change.</summary>
/// <param name="Answer">From the click to the agent's answer.</param>
/// <param name="First">From the take to the first screen that showed it.</param>
/// <param name="Last">To the last one.</param>
/// <param name="Shown">Screens that showed it.</param>
internal sealed record ChangeTimes(double Answer, double First, double Last, int Shown);
