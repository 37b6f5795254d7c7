//! The invented articles.

pub(super) const HARBOUR: &str = "Rockets fall on Camp Alder for the second time in a week
Three soldiers were killed and a dozen wounded when 18 rockets struck Camp Alder on March 11, the command said. It was the deadliest attack since the garrison moved in.
Two days later another volley of 33 rockets hit the same camp, wounding five. Officials blamed Iron Brigade, which has neither claimed nor denied it.
In answer, jets struck five depots of Iron Brigade near Marshtown in the night of March 12. A hangar under construction at North Airfield burned out, the airport authority said, and one watchman died.
\"We will finish what they began,\" said Captain Ilse Varga, who commands the garrison.
The attacks belong to a series that began in the autumn. Date | Place | What
Jan 3 | Fort Birch | mortar rounds, no damage
Jan 9 | North Airfield | one drone, shot down
Feb 14 | Camp Alder | rockets, fell short
Officials expect a further attack on Fort Birch before the end of the month, and have ordered Patriot batteries.
Nothing more was known by Friday evening.";

pub(super) const COURIER: &str = "Iron Brigade shows its hand
According to River Front, a splinter of the same movement, 30 rockets were fired at Camp Alder on Wednesday and not eighteen. The group called the attack a warning.
Fifty-seven rockets were fired at Camp Alder in the second attack, of which twenty-four were found on their rails, an officer said who asked not to be named. The figure could not be checked.
Police in Marshtown detained four men of Iron Brigade at a roadblock in early April. A rocket launcher hidden in a bread van was found with them.
The general who led the brigade, Anton Belik, was killed by a drone strike outside North Airfield on January 3, together with his driver. His men have vowed to avenge him, and mourners stormed the consulate the day after.
A suicide bomber killed seven people at a market in Marshtown last year.";

pub(super) const WIRE: &str = "Drone shot down over airfield
A drone was shot down over North Airfield on January 9, the third in as many weeks, the air force said.
Mortar rounds landed in a field beside Fort Birch on January 3. Nobody was hurt.
A convoy was hit by a roadside bomb south of Marshtown on July 5, wounding two drivers, the mayor said.
Air defences were moved to Camp Alder in late April.
The foreign ministry condemned the attacks on Thursday.";

pub(super) const JAPANESE: &str = "アルダー基地に再びロケット弾、兵士三人が死亡
三月十一日、Camp Alder（アルダー基地）に十八発のロケット弾が撃ち込まれ、兵士三人が死亡し、十二人が負傷した。司令部は「Iron Brigade（鉄旅団）」の犯行とみている。
二日後の攻撃では三十三発が確認されたが、別の当局者は五十七発と述べており、数字は一致していない。周辺の住民によると、爆発音は夜明けまで続いたという。
専門家は、攻撃が今後も続く可能性があるとみて、警戒を呼びかけている。";

pub(super) const ESSAY: &str = "What the year at Camp Alder taught us
Nobody who slept at Camp Alder in the spring of 2020 will forget the sound of the sirens, and nobody who read about it at home could say, from one paper to the next, how many rockets had in fact come down. This is an attempt to put the accounts side by side.
Rockets were fired at Camp Alder on February 14 but fell short, as the command told the parliament in its yearly review. They burned a barn.
In the attack of March 11, by our own count, 18 rockets struck Camp Alder and three soldiers died at once; a fourth died of his wounds in a hospital abroad. Fourteen were wounded.
A rocket was fired towards North Airfield before February 28 of the following year, and another fell on Fort Birch at a time nobody could tell us.
Gunmen fired on a patrol near Fort Birch on September 30. River Front claimed the shooting, and took it back the next morning.
Since the autumn of 2019 there have been more than 30 such attacks, and every one of them was called a turning point.
The last soldiers handed Fort Birch over on August 23. A brass band played.";
