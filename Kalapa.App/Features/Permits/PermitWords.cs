namespace Kalapa.App.Features.Permits;

/// <summary>Names the texts of the page of permits and people on site.</summary>
public sealed class PermitWords;
