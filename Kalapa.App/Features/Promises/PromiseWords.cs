namespace Kalapa.App.Features.Promises;

/// <summary>Names the texts of the page of working hours and promises.</summary>
public sealed class PromiseWords;
