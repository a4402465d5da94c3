using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using MudBlazor;

namespace Kalapa.App.Shared;

/// <summary>How a state looks: its colour pair in the theme's style sheets and its icon. Colour never speaks alone.</summary>
/// <param name="Colour">Names <c>--chip-{Colour}</c> and <c>--chip-{Colour}-ground</c>.</param>
/// <param name="Icon">MudBlazor's drawing.</param>
internal sealed record StateLook(string Colour, string Icon)
{
    public static StateLook Of(TicketState state) => state switch
    {
        TicketState.Draft => new("ended", Icons.Material.Outlined.EditNote),
        TicketState.Queued => new("queued", Icons.Material.Outlined.Schedule),
        TicketState.InReview => new("review", Icons.Material.Outlined.FactCheck),
        TicketState.Returned => new("returned", Icons.Material.Outlined.AssignmentReturn),
        TicketState.Escalated => new("escalated", Icons.Material.Outlined.HourglassTop),
        TicketState.Clarifying => new("escalated", Icons.Material.Outlined.ContactSupport),
        TicketState.Approved => new("approved", Icons.Material.Outlined.CheckCircle),
        TicketState.Rejected => new("rejected", Icons.Material.Outlined.Block),
        TicketState.Cancelled => new("ended", Icons.Material.Outlined.Cancel),
        TicketState.Lapsed => new("ended", Icons.Material.Outlined.TimerOff),
        TicketState.Closed => new("ended", Icons.Material.Outlined.DoneAll),
        TicketState.AtBranch => new("escalated", Icons.Material.Outlined.Handyman),
        TicketState.AwaitingVisit => new("onsite", Icons.Material.Outlined.Event),
        TicketState.Resolved => new("approved", Icons.Material.Outlined.TaskAlt),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static StateLook Of(PermitState state) => state switch
    {
        PermitState.Issued => new("approved", Icons.Material.Outlined.ConfirmationNumber),
        PermitState.Active => new("onsite", Icons.Material.Outlined.LocationOn),
        PermitState.Suspended => new("returned", Icons.Material.Outlined.PauseCircle),
        PermitState.Closed => new("ended", Icons.Material.Outlined.DoneAll),
        PermitState.Expired => new("ended", Icons.Material.Outlined.TimerOff),
        PermitState.Revoked => new("rejected", Icons.Material.Outlined.Block),
        PermitState.Cancelled => new("ended", Icons.Material.Outlined.Cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
