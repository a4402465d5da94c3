using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Gate;

/// <summary>A press of a button at the gate (<c>@ongatepress</c>): a click that gate.js gave a name, so that a press whose answer was lost can be asked about.</summary>
public sealed class GatePressEventArgs : EventArgs
{
    /// <summary>The press.</summary>
    public Guid Id { get; set; }
}

/// <summary>Tells the Razor compiler of the event.</summary>
[EventHandler("ongatepress", typeof(GatePressEventArgs))]
public static class EventHandlers
{
}

/// <summary>What gate.js kept of a press that has no answer yet.</summary>
/// <param name="Id">The press.</param>
/// <param name="Kind"><c>in</c>, <c>out</c>, <c>away</c>, <c>undo</c>, <c>close</c> or <c>reopen</c>.</param>
/// <param name="Permit">The permit.</param>
/// <param name="Person">Who, where it is about one person; for <c>undo</c> the line of the gate's book.</param>
/// <param name="Name">As it stood on the screen.</param>
/// <param name="At">When, by the browser's clock, in milliseconds since 1970.</param>
public sealed record PressNote(Guid Id, string Kind, Guid Permit, Guid? Person, string Name, long At);
