namespace Kalapa.App.Live;

/// <summary>A category of support requests was renamed, added, moved or retired. Whoever hears it reads again.</summary>
public sealed record CategoriesChanged;
