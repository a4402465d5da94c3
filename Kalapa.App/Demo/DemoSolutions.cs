using Kalapa.App.Features.Solutions;
using Kalapa.App.Shared;
using Kalapa.Domain.Solutions;

namespace Kalapa.App.Demo;

/// <summary>What the demo's customer service has written down: three for clients, one for staff, and one that is not finished.</summary>
internal static class DemoSolutions
{
    private static readonly TimeSpan BeforeTheStory = TimeSpan.FromDays(15);

    private static readonly SolutionContent[] Published =
    [
        new()
        {
            Category = "POWER.PDU",
            Audience = SolutionAudience.Client,
            Indonesian = new()
            {
                Title = "Satu sisi PDU rak mati",
                Symptoms = "Lampu PDU padam, server berjalan dari satu jalur daya, alarm catu daya ganda.",
                Steps = "1. Pastikan server masih hidup dari sisi yang lain.\n2. Jangan memindahkan kabel ke sisi yang hidup: bebannya bisa berlebih.\n3. Catat nomor rak dan sisi yang mati, lalu laporkan dengan kategori **Listrik**.",
            },
            English = new()
            {
                Title = "One side of the rack PDU is dead",
                Symptoms = "The PDU light is off, servers run on one feed, redundant power alarm.",
                Steps = "1. Check that the servers still run on the other side.\n2. Do not move cables to the living side: it may be overloaded.\n3. Note the rack and the side, and report it under **Power**.",
            },
        },
        new()
        {
            Category = "NETWORK.DOWN",
            Audience = SolutionAudience.Client,
            Indonesian = new()
            {
                Title = "Koneksi putus setelah kabel dipindah",
                Symptoms = "Link down, lampu port mati, tidak bisa ping sesudah pekerjaan di rak.",
                Steps = "1. Pastikan kabel kembali ke port semula.\n2. Bersihkan dan pasang ulang konektor serat optik.\n3. Periksa apakah port dimatikan di perangkat Anda.",
            },
            English = new()
            {
                Title = "Connection lost after a cable was moved",
                Symptoms = "Link down, port light off, no ping after work in the rack.",
                Steps = "1. Check that the cable is back in its port.\n2. Clean and reseat the fibre connector.\n3. Check whether the port is shut on your device.",
            },
        },
        new()
        {
            Category = "ACCESS.BADGE",
            Audience = SolutionAudience.Client,
            Indonesian = new()
            {
                Title = "Kartu akses ditolak di pintu",
                Symptoms = "Lampu merah di pembaca kartu, pintu ruang tidak terbuka.",
                Steps = "1. Periksa jam dan zona pada izin Anda.\n2. Tunjukkan izin di pos gerbang; petugas memeriksa kartunya.\n3. Jangan masuk bersama kartu orang lain.",
            },
        },
        new()
        {
            Category = "COOLING.HOT",
            Indonesian = new()
            {
                Title = "Suhu lorong panas naik: langkah pertama petugas",
                Symptoms = "Klien melaporkan suhu tinggi, alarm CRAC, aliran udara lemah.",
                Steps = "1. Bandingkan dengan sensor pemantauan lorong.\n2. Serahkan ke cabang untuk memeriksa CRAC dan panel penutup.\n3. Bila di atas 32 °C, telepon supervisor cabang.",
            },
        },
    ];

    private static readonly SolutionContent Unfinished = new()
    {
        Category = "HANDS.PARCEL",
        Indonesian = new() { Title = "Menerima paket untuk klien", Symptoms = "Kurir datang, klien tidak di tempat." },
    };

    /// <summary>Written by an agent and published by the lead, before the first request of the story.</summary>
    public static async Task Tell(DemoHost host, DemoActions actions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        host.Now = now - BeforeTheStory;
        var reviewBy = BranchTime.DayOf(now).AddMonths(6);
        foreach (var content in Published)
        {
            var id = await Draft(actions, content with { ReviewBy = reviewBy }, cancellationToken);
            await actions.Verb<PublishSolution>().Run(DemoPeople.Lead.Id, id, cancellationToken);
        }

        await Draft(actions, Unfinished, cancellationToken);
    }

    private static async Task<Guid> Draft(DemoActions actions, SolutionContent content, CancellationToken cancellationToken)
    {
        var id = await actions.Verb<DraftSolution>().Run(DemoPeople.Agent.Id, cancellationToken);
        await actions.Verb<SaveSolution>().Run(DemoPeople.Agent.Id, id, _ => content, cancellationToken);
        return id;
    }
}
