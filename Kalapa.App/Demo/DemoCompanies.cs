using Kalapa.App.Data;
using Kalapa.App.Features.Announcements;
using Kalapa.App.Features.Companies;
using Kalapa.App.Shared;
using Kalapa.Domain.Companies;

namespace Kalapa.App.Demo;

/// <summary>What customer service keeps about the demo's companies: whom to call, what was said, what it promised, and what it announced.</summary>
internal sealed class DemoCompanies(DemoActions actions, CancellationToken cancellationToken)
{
    /// <summary>The whole of it, told like any other story.</summary>
    public async IAsyncEnumerable<Beat> Tell(DateTimeOffset now)
    {
        yield return new(now.AddDays(-12));
        await Contact(DemoPeople.Nusantara, new("Sari Wulandari", "+62 21 5550 1701", "sari@nusantara.example", [ContactRole.Responsible], DemoPeople.Client.Id));
        await Contact(DemoPeople.Nusantara, new("Piket NOC Nusantara", "+62 811 5550 1717", "", [ContactRole.Technical, ContactRole.Emergency]));
        await Contact(DemoPeople.Nusantara, new("Ratih Puspitasari", "", "keuangan@nusantara.example", [ContactRole.Finance]));
        await Contact(DemoPeople.Samudra, new("Piket Samudra", "+62 811 5550 2424", "", [ContactRole.Emergency]));
        await Contact(DemoPeople.Cakra, new("Gilang Permana", "+62 812 5550 7001", "gilang@cakra.example", [ContactRole.Responsible, ContactRole.Technical], DemoPeople.ProspectClient.Id));

        yield return new(now.AddDays(-9));
        await Note(DemoPeople.Agent, DemoPeople.Cakra, NoteKind.Call, "Membutuhkan dua rak di Cibitung mulai kuartal depan. Ingin melihat ruang data lebih dulu.", "Gilang Permana");

        yield return new(now.AddDays(-8));
        await FollowUp(DemoPeople.Lead, DemoPeople.Samudra, "Telepon Maya tentang UPS yang datang ke cabang yang salah.", now.AddDays(-3), DemoPeople.OtherAgent);
        var call = await FollowUp(DemoPeople.Agent, DemoPeople.Nusantara, "Kirim jadwal pemeliharaan pendingin kuartal ini.", now.AddDays(-5), DemoPeople.Agent);

        yield return new(now.AddDays(-7));
        await actions.Verb<KeepFollowUp>().Complete(DemoPeople.Agent.Id, DemoPeople.Nusantara, call, cancellationToken);
        await Note(DemoPeople.Agent, DemoPeople.Nusantara, NoteKind.Note, "Lebih suka dihubungi lewat telepon sesudah pukul 13.00.", "");

        yield return new(now.AddDays(-3));
        await Note(DemoPeople.OtherAgent, DemoPeople.Cakra, NoteKind.Note, "Kunjungan lokasi berjalan baik; menanyakan redundansi daya dan jam akses malam.", "");
        await FollowUp(DemoPeople.Agent, DemoPeople.Cakra, "Kirim penawaran dua rak, termasuk daya ganda.", now.AddDays(4), DemoPeople.Agent);
        await FollowUp(DemoPeople.Agent, DemoPeople.Nusantara, "Tinjau mengapa tiga permintaan dikembalikan dua kali.", now.AddDays(2), null);

        yield return new(now.AddDays(-1));
        await Note(DemoPeople.Lead, DemoPeople.Nusantara, NoteKind.Call, "Menanyakan perpanjangan kontrak; penawaran disiapkan sebelum akhir bulan.", "Sari Wulandari");
        await Announce(
            AnnouncementKind.Maintenance, now.AddDays(-1), now.AddDays(2), AnnouncementAudience.Branches,
            new() { Title = "Uji beban genset di Cibitung", Text = "Genset diuji pada Sabtu pukul 09.00–12.00. Beban tetap pada UPS; tidak ada pemadaman yang direncanakan." },
            new() { Title = "Generator load test at Cibitung", Text = "The generators are tested on Saturday from 09:00 to 12:00. Loads stay on UPS; no outage is planned." });

        yield return new(now.AddHours(-3));
        await Announce(
            AnnouncementKind.Information, now.AddHours(-3), now.AddDays(5), AnnouncementAudience.Everybody,
            new() { Title = "Surat tugas kini boleh bertanda tangan elektronik", Text = "Surat tugas dengan tanda tangan elektronik tersertifikasi diterima di semua cabang." },
            new() { Title = "Assignment letters may be signed electronically", Text = "Assignment letters with a certified electronic signature are accepted at every branch." });
    }

    private Task Contact(Guid company, ContactDraft contact) => actions.Verb<SaveContact>().Run(DemoPeople.Agent.Id, company, null, contact, cancellationToken);

    private Task Note(KalapaUser author, Guid company, NoteKind kind, string text, string spokeTo) =>
        actions.Verb<WriteNote>().Run(author.Id, company, kind, text, spokeTo, cancellationToken);

    private Task<Guid> FollowUp(KalapaUser author, Guid company, string text, DateTimeOffset due, KalapaUser? person) =>
        actions.Verb<KeepFollowUp>().Open(author.Id, company, text, BranchTime.DayOf(due), person?.Id, cancellationToken);

    private Task Announce(
        AnnouncementKind kind, DateTimeOffset from, DateTimeOffset until, AnnouncementAudience audience, AnnouncementText indonesian, AnnouncementText english) =>
        actions.Verb<MakeAnnouncement>().Run(DemoPeople.Lead.Id, new()
        {
            Kind = kind,
            Indonesian = indonesian,
            English = english,
            From = from,
            Until = until,
            Audience = audience,
            BranchCodes = audience == AnnouncementAudience.Branches ? ["CBT"] : [],
        }, cancellationToken);
}
