namespace Kalapa.Domain.Papers;

/// <summary>The papers as the specification seeds them (product.md section 2).</summary>
internal static class DefaultPapers
{
    /// <summary>By code.</summary>
    public static IReadOnlyList<Paper> All { get; } =
    [
        new("D01", "Surat permohonan (berkop dan bertanda tangan)", "Letter of request (letterhead, signed)"),
        new("D02", "Surat tugas yang mencantumkan nama personel", "Letter of assignment naming the people"),
        new("D04", "Surat kuasa penyewa kepada vendor", "Tenant's authorisation of the vendor"),
        new("D06", "Surat jalan", "Delivery order"),
        new("D07", "Surat keluar barang (bertanda tangan)", "Removal order (signed)"),
        new("D08", "Rencana kerja (MOP) dengan langkah pemulihan", "Work plan (MOP) with back-out steps"),
        new("D09", "Analisis keselamatan kerja (JSA)", "Job safety analysis (JSA)"),
        new("D10", "Penilaian risiko (HIRARC)", "Risk assessment (HIRARC)"),
        new("D11", "Instruksi kerja (IK)", "Method statement"),
        new("D12", "Sertifikat kompetensi", "Competence certificate", PerWorker: true),
        new("D13", "Bukti asuransi atau BPJS Ketenagakerjaan", "Proof of insurance or BPJS Ketenagakerjaan"),
        new("D14", "Rencana isolasi dan diagram satu garis", "Isolation plan and single-line diagram"),
        new("D15", "Rencana pengawasan api, APAR, dan isolasi detektor", "Fire watch, extinguisher and detector isolation plan"),
        new("D16", "Foto atau sketsa area", "Photo or sketch of the area"),
        new("D17", "Lembar data keselamatan bahan (MSDS)", "Material safety data sheet (MSDS)"),
        new("D20", "Nomor insiden dan alasan tidak dapat menunggu", "Incident number and why it cannot wait", InForm: true),
    ];
}
