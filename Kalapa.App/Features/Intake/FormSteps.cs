namespace Kalapa.App.Features.Intake;

/// <summary>The form's steps; their names stand in the address.</summary>
internal static class FormSteps
{
    public const string Questions = "pertanyaan";
    public const string Place = "jadwal";
    public const string Work = "pekerjaan";
    public const string People = "pengunjung";
    public const string Papers = "dokumen";
    public const string Check = "periksa";

    public static IReadOnlyList<string> All { get; } = [Questions, Place, Work, People, Papers, Check];

    public static string? Before(string step) => At(step) is > 0 and var at ? All[at - 1] : null;

    public static string? After(string step) => At(step) is var at && at + 1 < All.Count ? All[at + 1] : null;

    /// <summary>Where a fault's field is mended.</summary>
    public static string Of(string? field) => field?.Split('.')[0] switch
    {
        "Answers" => Questions,
        "Branch" or "Window" or "Zones" or "Racks" => Place,
        "Title" or "Purpose" or "WorkSteps" or "IncidentNumber" => Work,
        "Visitors" or "Equipment" => People,
        "Papers" => Papers,
        _ => Check,
    };

    private static int At(string step) => All.ToList().IndexOf(step);
}
