using Kalapa.App.Data;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Integrity;

/// <summary>What is always true of companies and of what staff keeps about them (desk.md section 6). It costs the companies and those rows, and the tickets of prospects.</summary>
internal static class CompanyRules
{
    /// <summary>A standing goes with its contract, and a prospect has filed site tours alone, one open at a time.</summary>
    public static async Task<IEnumerable<Finding>> StandingsAgree(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var tenants = await db.Tenants.ToListAsync(cancellationToken);
        List<Finding> found = [.. tenants.Select(row => new Finding(row.LegalName, row.Status switch
        {
            TenantStatus.Prospect when row.HasContract => "a prospect has a contract number",
            TenantStatus.Active or TenantStatus.Suspended when !row.HasContract => "a client has no contract number",
            _ => null,
        }))];
        foreach (var prospect in tenants.Where(row => row.Status == TenantStatus.Prospect))
        {
            var tickets = await db.Tickets.Where(row => row.TenantId == prospect.Id && row.FirstSubmittedAt != null).ToListAsync(cancellationToken);
            found.AddRange(tickets.Select(row => new Finding($"{row.Number}",
                row is SupportRequest ? "a prospect asked for support"
                : row is PermitRequest request && request.Content.Types is not [PermitType.Visit] ? "a prospect asked for more than a site tour"
                : null)));
            found.Add(new(prospect.LegalName, tickets.Count(row => TicketStates.Open.Contains(row.State)) > 1 ? "a prospect has more than one site tour open" : null));
        }

        return found;
    }

    /// <summary>Contacts, notes, follow-ups and announcements are whole, and belong to a company that is there; a passage belongs to its permit's company.</summary>
    public static async Task<IEnumerable<Finding>> KeptRowsAreWhole(KalapaDbContext db, CancellationToken cancellationToken)
    {
        var ids = await db.Tenants.Select(row => row.Id).ToHashSetAsync(cancellationToken);
        List<Finding> found = [];
        foreach (var row in await db.CompanyContacts.ToListAsync(cancellationToken))
        {
            found.Add(new($"contact {row.Id}", !ids.Contains(row.TenantId) ? "is of no company" : row is { IsEmergency: true, Phone: "" } ? "an emergency contact has no telephone" : row.Roles.Count == 0 ? "has no role" : null));
        }

        foreach (var row in await db.CompanyNotes.Select(row => new { row.Id, row.TenantId, row.Kind, row.SpokeTo, row.At, row.EditedAt }).ToListAsync(cancellationToken))
        {
            found.Add(new($"note {row.Id}", !ids.Contains(row.TenantId) ? "is of no company"
                : row is { Kind: NoteKind.Call, SpokeTo: "" } ? "a call was with nobody"
                : row.EditedAt >= row.At + CompanyNote.EditTime ? "was changed after its time" : null));
        }

        foreach (var row in await db.FollowUps.ToListAsync(cancellationToken))
        {
            found.Add(new($"follow-up {row.Id}", !ids.Contains(row.TenantId) ? "is of no company"
                : row.IsOpen != (row.DoneByName.Length == 0) ? "is open and done by somebody, or done by nobody"
                : (row.Source == FollowUpSource.LowRating) != (row.TicketId is not null) ? "comes of a rating and names no ticket, or names one and does not" : null));
        }

        foreach (var row in await db.ClientAnnouncements.ToListAsync(cancellationToken))
        {
            found.Add(new($"announcement {row.Id}", row.Until <= row.From ? "ends before it begins" : row.TenantIds.FirstOrDefault(id => !ids.Contains(id)) is var id && id != Guid.Empty ? $"is for {id}, which is no company" : null));
        }

        var astray = await db.GateEvents.Where(row => row.PermitId != null && row.TenantId != null)
            .Join(db.Permits, line => line.PermitId, permit => permit.Id, (line, permit) => new { line.Id, Line = line.TenantId, Permit = permit.TenantId })
            .Where(row => row.Line != row.Permit).Select(row => row.Id).ToListAsync(cancellationToken);
        found.AddRange(astray.Select(id => new Finding($"gate event {id}", "is kept under another company than its permit's")));
        return found;
    }
}
