using Kalapa.App.Live;
using Kalapa.Domain.Access;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.App.Features.Queue;

/// <summary>Rows of the queue for tests of what shows them.</summary>
internal static class QueueRows
{
    public static TicketRow Row(TicketState state = TicketState.Queued, Guid? owner = null) =>
        new(Guid.CreateVersion7(), 1, new AccessSubject("CBT", OwnerId: owner))
        {
            Kind = TicketKind.Permit,
            Number = "CBT-2607-00042-7",
            Tenant = "PT Nusantara",
            Branch = "CBT",
            TimeZone = "Asia/Jakarta",
            Title = "Replace a switch",
            Types = ["WRK"],
            State = state,
            Key = new QueueKey(Lane.Normal, Requests.Now.AddMinutes(50), 1),
            Owner = owner is null ? "" : "Rina",
            Since = Requests.Now.AddHours(3),
            SubmittedAt = Requests.Now,
            Window = new VisitWindow(Requests.Now.AddDays(2), Requests.Now.AddDays(2).AddHours(8)),
            People = 3,
            PapersThere = 4,
            PapersAsked = 5,
        };
}
