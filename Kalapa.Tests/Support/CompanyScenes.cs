using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Companies;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;

namespace Kalapa.Tests.Support;

/// <summary>What staff keeps about companies, made by the app's own verbs; an admin of their own writes it, whom no seat of the rights sits on.</summary>
internal static class CompanyScenes
{
    /// <summary>Somebody who is called at any hour.</summary>
    public static ContactDraft Emergency { get; } = new("Piket NOC", "+62 811 5550 1717", "", [ContactRole.Emergency]);

    /// <summary>For one company, from long ago until long after.</summary>
    public static AnnouncementContent Announcement(params Guid[] companies) => new()
    {
        Kind = AnnouncementKind.Maintenance,
        Indonesian = new() { Title = "Uji genset", Text = "Genset diuji." },
        English = new() { Title = "Generator test", Text = "The generators are tested." },
        From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Until = new(2029, 12, 31, 0, 0, 0, TimeSpan.Zero),
        Audience = companies.Length > 0 ? AnnouncementAudience.Companies : AnnouncementAudience.Everybody,
        TenantIds = companies,
    };

    /// <summary>A contact, a note and a follow-up; returns the follow-up.</summary>
    public static async Task<Guid> Keep(this TestApp app, Guid company)
    {
        var admin = await NoteWriter(app);
        await app.Get<SaveContact>().Run(admin, company, null, Emergency);
        await app.Get<WriteNote>().Run(admin, company, NoteKind.Note, "Catatan", "");
        return await app.Get<KeepFollowUp>().Open(admin, company, "Telepon", new(2029, 1, 1), null);
    }

    /// <summary>An announcement to one company.</summary>
    public static Task<Guid> Announce(this TestApp app, Guid company) => app.Get<MakeAnnouncement>().Run(app.People.Admin.Id, Announcement(company));

    /// <summary>One more company, at Cibitung.</summary>
    public static async Task<Guid> Company(this TestApp app, TenantStatus status)
    {
        var company = new Tenant
        {
            Id = Guid.CreateVersion7(),
            LegalName = $"PT {Guid.NewGuid():N}",
            ContractNo = status == TenantStatus.Prospect ? "" : $"K-{Guid.NewGuid():N}",
            ContractTo = status == TenantStatus.Prospect ? Tenant.NoContract : new(2030, 12, 31),
            Status = status,
            AllowedBranches = ["CBT"],
        };
        await app.Write(db => db.Tenants.Add(company));
        return company.Id;
    }

    // Somebody who sits on no seat: a note is its author's to mend.
    private static async Task<Guid> NoteWriter(TestApp app)
    {
        var writer = TestPeople.NewUser("Wira", Kalapa.Domain.Role.Admin);
        await app.Write(db => db.Users.Add(writer));
        return writer.Id;
    }
}
