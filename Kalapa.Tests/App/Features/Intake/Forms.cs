using Kalapa.App.Features.Intake;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>Forms to draw.</summary>
internal static class Forms
{
    /// <summary>A draft for Cibitung, without a paper.</summary>
    public static RequestFormView Draft(RequestContent content) => new(Guid.CreateVersion7(), 1, TicketState.Draft, content)
    {
        Branch = Requests.Cibitung(),
        Tenant = Requests.Nusantara(),
        Branches = [],
        Documents = [],
        Files = new Dictionary<Guid, Attachment>(),
        People = [],
    };
}
